import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { createInterface } from 'node:readline';
import type { Logger } from 'pino';
import type { GuardChild, GuardChildListener, StartGuard } from './guard-child.js';
import { guardMessageSchema, type GuardMessage, type GuardSetup } from './messages.js';

/** The guard's program, which is the built one also where this file runs from its source. */
function guardProgram(): string {
  return createRequire(import.meta.url).resolve('@motcua247/firmware-bridge/guard');
}

/** Starts guards as processes of their own groups. */
export function guardProcesses(setup: GuardSetup, logger: Logger): StartGuard {
  return (listener) => startGuardProcess(setup, logger, listener);
}

function startGuardProcess(setup: GuardSetup, logger: Logger, listener: GuardChildListener): GuardChild {
  // A group of its own: Ctrl-C on a terminal is for the bridge, and the tools that the guard started die with it.
  const child = spawn(process.execPath, [guardProgram()], {
    detached: true,
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  // A pipe whose reader is gone; the end of the process tells the rest.
  child.stdin.on('error', () => undefined);
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    logger.warn({ text: text.trim() }, 'the guard says');
  });
  const write = (message: unknown): void => {
    child.stdin.write(`${JSON.stringify(message)}\n`);
  };
  write(setup);

  let over = false;
  createInterface({ input: child.stdout }).on('line', (line) => {
    const message = over ? undefined : parse(line);
    if (message) listener.said(message);
  });
  const end = (how: string): void => {
    if (over) return;
    over = true;
    listener.ended(how);
  };
  child.once('error', (error) => {
    end(error.message);
  });
  child.once('exit', (code, signal) => {
    end(signal ?? `it ended with ${String(code)}`);
  });
  return {
    send: write,
    leave: () => {
      child.stdin.end();
    },
    kill: () => {
      killGroup(child.pid);
    },
  };
}

/** The guard and every tool it has started. */
function killGroup(pid: number | undefined): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // Nobody is left in the group.
  }
}

function parse(line: string): GuardMessage | undefined {
  try {
    return guardMessageSchema.parse(JSON.parse(line));
  } catch {
    return undefined;
  }
}
