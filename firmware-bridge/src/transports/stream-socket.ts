import { createConnection, type NetConnectOpts } from 'node:net';
import type { OpenLink } from './link.js';

/** A serial line behind a TCP converter (`host`, `port`), or a simulated bus behind a Unix socket (`path`). */
export function streamSocket(target: NetConnectOpts): OpenLink {
  return (events) => {
    // Five bytes a request: waiting to fill a packet would cost more than the answer. Keep-alive finds a converter that vanished
    // while nothing was asked; while something is under way to it, no probe is sent, and only `SilenceWatch` finds that.
    const socket = createConnection({
      ...target,
      noDelay: true,
      keepAlive: true,
      keepAliveInitialDelay: 5_000,
    });
    let reason = 'the other side closed the connection';
    socket.on('connect', () => {
      events.opened();
    });
    socket.on('data', (bytes: Buffer) => {
      events.received(bytes);
    });
    socket.on('error', (error) => {
      reason = error.message;
    });
    const closed = new Promise<void>((resolve) => {
      socket.on('close', () => {
        resolve();
        events.closed(reason);
      });
    });
    return {
      write: (bytes) => {
        socket.write(bytes);
      },
      pendingBytes: () => socket.writableLength,
      close: () => {
        // A plain close lets the operating system go on delivering what was written, for minutes, and to boards that move locks; a
        // reset throws it away. Only TCP knows one, and only of a connection that stands.
        if ('host' in target && socket.readyState === 'open') socket.resetAndDestroy();
        else socket.destroy();
        return closed;
      },
    };
  };
}
