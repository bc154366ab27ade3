import { createServer, type ListenOptions, type Server, type Socket } from 'node:net';
import { once } from 'node:events';
import { type BusListener, type HostConnection } from './endpoint.js';

/** A host that does not read loses bytes rather than filling the memory. */
const longestUnreadBytes = 65_536;

/** Hosts on one bus at a time; a bus has one master, and a few more are only ever tools left running. */
const mostHosts = 8;

/** The part that Unix and TCP endpoints share: a stream server whose connections are the hosts of a bus. */
export class SocketServer {
  private server: Server | undefined;
  private readonly sockets = new Set<Socket>();

  async listen(where: ListenOptions, listener: BusListener): Promise<Server> {
    const server = createServer((socket) => {
      this.accept(socket, listener);
    });
    server.maxConnections = mostHosts;
    this.server = server;
    server.listen(where);
    await once(server, 'listening');
    return server;
  }

  async close(): Promise<void> {
    const { server } = this;
    this.server = undefined;
    for (const socket of this.sockets) socket.destroy();
    if (!server?.listening) return;
    server.close();
    await once(server, 'close');
  }

  private accept(socket: Socket, listener: BusListener): void {
    const host: HostConnection = {
      write: (bytes) => {
        if (!socket.destroyed && socket.writableLength < longestUnreadBytes) socket.write(bytes);
      },
    };
    socket.setNoDelay(true);
    this.sockets.add(socket);
    socket.on('data', (bytes: Buffer) => {
      listener.received(bytes);
    });
    // A host that was killed resets its connection; 'close' follows and says all there is to say.
    socket.on('error', () => socket.destroy());
    socket.on('close', () => {
      this.sockets.delete(socket);
      listener.disconnected(host);
    });
    listener.connected(host);
  }
}
