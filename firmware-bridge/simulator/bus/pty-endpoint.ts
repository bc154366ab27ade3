import { spawnSync } from 'node:child_process';
import { type BusEndpoint, type BusListener, type EndpointAddress } from './endpoint.js';
import { heardAtOtherSpeed } from './other-speed.js';

/** Where the system's tools are. */
const env = { PATH: '/usr/bin:/bin' };

/** How long the helper process may take to begin or to end, in milliseconds. */
const longestWaitMs = 5000;

/**
 * Holds the far side of the terminal: makes the line raw, prints its path, then keeps it open so that the path stays good
 * from one host to the next. It never reads, so it takes no byte away from the host. It dies with the terminal (SIGHUP).
 * Near sides of other terminals come to it by inheritance; if it kept them, no host would notice that such a one was cut. Only a shell that
 * closes descriptors of two digits can let go of them.
 */
const holderShell = '/bin/bash';
const letGo = 'for fd in /proc/$$/fd/*; do fd=${fd##*/}; [ "$fd" -gt 2 ] && eval "exec $fd>&-"; done';
const holder = `${letGo}; stty raw -echo && tty && exec sleep infinity`;

/**
 * A terminal of node-pty as it is with `encoding: null`: bytes both ways. Its own type declarations know only text, which
 * cannot carry every byte.
 */
interface ByteTerminal {
  /** Its near side. */
  readonly fd: number;
  onData(listener: (bytes: Buffer) => void): { dispose(): void };
  onExit(listener: () => void): { dispose(): void };
  write(bytes: Buffer): void;
  kill(signal: string): void;
}

/**
 * A bus behind a pseudo-terminal, for hosts that open a serial port. After a cut its path may be another one. A host that has set another
 * speed than the boards' hears and says noise to them, as over a real line.
 */
export class PtyEndpoint implements BusEndpoint {
  private opened: { readonly terminal: ByteTerminal; readonly path: string } | undefined;

  /** @param baudRate of the boards */
  constructor(private readonly baudRate: number) {}

  address(): EndpointAddress {
    if (!this.opened) return { kind: 'pty', path: '' };
    return { kind: 'pty', path: this.opened.path };
  }

  async open(listener: BusListener): Promise<void> {
    // Loaded only when asked for: the package is not part of an installation that runs no simulator on a terminal.
    const { spawn } = await import('@lydell/node-pty');
    const terminal = spawn(holderShell, ['-c', holder], {
      encoding: null,
      env,
    }) as unknown as ByteTerminal;
    const path = await readPath(terminal);
    this.opened = { terminal, path };
    terminal.onData((bytes) => {
      listener.received(heardAtOtherSpeed(bytes, speedOf(terminal), this.baudRate));
    });
    // Nobody tells the near side of a terminal who opens the far one: the host counts as always there.
    const host = {
      write: (bytes: Uint8Array): void => {
        if (this.opened?.terminal !== terminal) return;
        terminal.write(Buffer.from(heardAtOtherSpeed(bytes, this.baudRate, speedOf(terminal))));
      },
    };
    terminal.onExit(() => {
      listener.disconnected(host);
    });
    listener.connected(host);
  }

  async close(): Promise<void> {
    const { opened } = this;
    this.opened = undefined;
    if (!opened) return;
    const ended = new Promise<void>((resolve, reject) => {
      const giveUp = setTimeout(() => {
        reject(new Error(`The process that holds ${opened.path} did not end within ${longestWaitMs} ms`));
      }, longestWaitMs);
      opened.terminal.onExit(() => {
        clearTimeout(giveUp);
        resolve();
      });
    });
    opened.terminal.kill('SIGHUP');
    await ended;
  }
}

/** What the host has set at the far side, in bits a second; both sides share it. 0: none that has a name, or the terminal is gone. */
function speedOf({ fd }: ByteTerminal): number {
  const { stdout } = spawnSync('stty', ['speed'], {
    env,
    stdio: [fd, 'pipe', 'ignore'],
    encoding: 'utf8',
    timeout: longestWaitMs,
  });
  return Number(stdout);
}

async function readPath(terminal: ByteTerminal): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const settle = (outcome: () => void): void => {
      clearTimeout(giveUp);
      dataListener.dispose();
      exitListener.dispose();
      outcome();
    };
    const fail = (why: string): void => {
      settle(() => {
        reject(new Error(`Could not make a pseudo-terminal: ${why}`));
      });
    };
    const giveUp = setTimeout(() => {
      terminal.kill('SIGHUP');
      fail(`no path within ${longestWaitMs} ms`);
    }, longestWaitMs);
    const exitListener = terminal.onExit(() => {
      fail(`the helper process ended${text === '' ? '' : ` and said: ${text.trim()}`}`);
    });
    const dataListener = terminal.onData((bytes) => {
      text += bytes.toString('latin1');
      const [, path] = /^(\/dev\/\S+)\r?\n/.exec(text) ?? [];
      if (path === undefined) return;
      settle(() => {
        resolve(path);
      });
    });
  });
}
