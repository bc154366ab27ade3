import { Command, CommanderError } from 'commander';
import { SocketUnavailableError } from '../rpc/socket-file.js';
import { addRunCommand } from '../run-command.js';
import { SiteFileError } from '../site-file.js';
import { bridgeVersion } from '../version.js';
import { exitCodes, TechnicianFailure, type ExitCode } from './failure.js';
import { addMapCommand } from './map/map-command.js';
import { addOpenCommand } from './open/open-command.js';
import { addScanCommand } from './scan/scan-command.js';
import { addSoakCommand } from './soak/soak-command.js';
import type { Surroundings } from './surroundings.js';
import { addTraceCommand } from './trace/trace-command.js';
import { addWatchCommand } from './watch/watch-command.js';

/**
 * Runs one command to its end and returns the exit code; what went wrong is told on `errors`.
 *
 * @param words what stands behind the program's name; without a command's name they are those of `run`
 */
export async function runCommandLine(words: readonly string[], surroundings: Surroundings): Promise<number> {
  const { output, errors, stop } = surroundings;
  let exitCode: ExitCode = exitCodes.success;
  const end = (code: ExitCode): void => {
    exitCode = code;
  };
  const program = new Command('motcua247-bridge')
    .description('Drives the lock boards, and looks after them: the technician’s tool.')
    .version(bridgeVersion)
    .configureOutput({
      writeOut: (text) => output.write(text),
      writeErr: (text) => errors.write(text),
      getOutHasColors: () => surroundings.colours,
      getErrHasColors: () => surroundings.colours,
    })
    .exitOverride();
  addRunCommand(program, stop);
  addOpenCommand(program, surroundings, end);
  addScanCommand(program, surroundings, end);
  addWatchCommand(program, surroundings, end);
  addTraceCommand(program, surroundings, end);
  addSoakCommand(program, surroundings, end);
  addMapCommand(program, surroundings, end);

  try {
    requireKnownCommand(program, words);
    await program.parseAsync(words, { from: 'user' });
    return exitCode;
  } catch (error) {
    // commander has said itself what is wrong, or what was asked for (--help).
    if (error instanceof CommanderError) return error.exitCode;
    if (error instanceof SiteFileError) {
      errors.write(`${error.mistakes.join('\n')}\n`);
      return exitCodes.badSiteFile;
    }
    if (error instanceof SocketUnavailableError) {
      errors.write(`${error.message}\n`);
      return exitCodes.socketUnavailable;
    }
    if (error instanceof TechnicianFailure) {
      errors.write(`${error.message}\n`);
      return error.exitCode;
    }
    throw error;
  }
}

/** Without this a misspelt command would be taken for words behind `run`. */
function requireKnownCommand(program: Command, [first]: readonly string[]): void {
  const known = program.commands.map((command) => command.name());
  if (first === undefined || first.startsWith('-') || first === 'help' || known.includes(first)) return;
  throw new TechnicianFailure(`there is no command "${first}"; known: ${known.join(', ')}. See --help.`);
}
