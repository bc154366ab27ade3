import { type BusEndpoint, type BusListener, type EndpointAddress } from './endpoint.js';
import { SocketServer } from './socket-server.js';

/** A bus behind a TCP port, as a serial-to-Ethernet converter offers it. */
export class TcpEndpoint implements BusEndpoint {
  private readonly server = new SocketServer();

  /** @param port 0 takes any free one, and keeps it when the endpoint is closed and opened again */
  constructor(
    private readonly host: string,
    private port: number,
  ) {}

  address(): EndpointAddress {
    return { kind: 'tcp', host: this.host, port: this.port };
  }

  async open(listener: BusListener): Promise<void> {
    const server = await this.server.listen({ host: this.host, port: this.port }, listener);
    const address = server.address();
    if (address !== null && typeof address === 'object') this.port = address.port;
  }

  async close(): Promise<void> {
    await this.server.close();
  }
}
