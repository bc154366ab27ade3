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
  socket.on('data', (bytes: Buffer) => {
    const readAtMs = systemTime.monotonicMs();
    // Writing takes time that is not the bridge's: the command comes first.
    setImmediate(() => {
      for (const line of lines.push(bytes)) {
        const note = noteOf(line, readAtMs);
        if (note !== undefined) appendFileSync(path, note);
      }
    });
  });
});

await import('../../main.js');
