import { chmod } from 'node:fs/promises';
import { makeWayForSocket } from '../socket-file.js';
import { type BusEndpoint, type BusListener, type EndpointAddress } from './endpoint.js';
import { SocketServer } from './socket-server.js';

/** A bus behind a Unix socket: the site file's transport `simulator`. */
export class UnixEndpoint implements BusEndpoint {
  private readonly server = new SocketServer();

  constructor(private readonly path: string) {}

  address(): EndpointAddress {
    return { kind: 'unix', path: this.path };
  }

  async open(listener: BusListener): Promise<void> {
    await makeWayForSocket(this.path);
    await this.server.listen({ path: this.path }, listener);
    await chmod(this.path, 0o600);
  }

  async close(): Promise<void> {
    // Node removes the socket file with the server.
    await this.server.close();
  }
}
