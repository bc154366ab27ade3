import './small-heap.js';
import { userInfo } from 'node:os';
import { runCommandLine } from './technician/command-line.js';
import { exitCodes } from './technician/failure.js';
import { systemTime } from './time.js';

const stopping = new AbortController();
for (const signal of ['SIGTERM', 'SIGINT'] as const) {
  process.once(signal, () => {
    stopping.abort(signal);
  });
}

try {
  const exitCode = await runCommandLine(process.argv.slice(2), {
    input: process.stdin,
    answersAreTyped: process.stdin.isTTY,
    output: process.stdout,
    errors: process.stderr,
    isTerminal: process.stdout.isTTY,
    // https://no-color.org
    colours: process.stdout.isTTY && !process.env['NO_COLOR'],
    time: systemTime,
    now: () => new Date(),
    technician: userInfo().username,
    userId: process.geteuid?.(),
    stop: stopping.signal,
  });
  // A port that the operating system does not give back must not keep a stopped bridge alive.
  process.exit(exitCode);
} catch (error) {
  process.stderr.write(
    `motcua247-bridge failed: ${error instanceof Error ? (error.stack ?? error.message) : ''}\n`,
  );
  process.exit(exitCodes.failure);
}
