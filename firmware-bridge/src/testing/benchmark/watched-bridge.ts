import { subscribe } from 'node:diagnostics_channel';
import { appendFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { LineSplitter, maximumLineBytes } from '../../../contract/index.js';
import { systemTime } from '../../time.js';
import { noteOf } from './command-watch.js';

/** The bridge as at a site, and beside its own listener one that notes when it read each command. */

const [path = ''] = process.argv.splice(2, 1);

subscribe('net.server.socket', (message) => {
  const { socket } = message as { readonly socket: Socket };
  const lines = new LineSplitter(maximumLineBytes);
  const note = (bytes: Buffer): void => {
    const readAtMs = systemTime.monotonicMs();
    // Writing takes time that is not the bridge's: the command comes first.
    setImmediate(() => {
      for (const line of lines.push(bytes)) {
        const command = noteOf(line, readAtMs);
        if (command !== undefined) appendFileSync(path, command);
      }
    });
  };
  // Not before the bridge listens itself, which it does when it is ready: whoever listens first has the bytes flow, and they would be lost to it.
  const listen = (event: string | symbol): void => {
    if (event !== 'data') return;
    socket.off('newListener', listen);
    socket.on('data', note);
  };
  socket.on('newListener', listen);
});

await import('../../main.js');
