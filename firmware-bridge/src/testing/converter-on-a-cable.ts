import { once } from 'node:events';
import { createConnection, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** One connection through the converter, and what its sender's system holds while the cable is out. */
interface Crossing {
  readonly host: Socket;
  readonly boards: Socket;
  readonly held: Buffer[];
  isReset: boolean;
}

/**
 * A serial-to-Ethernet converter before a simulated bus, on a cable that can be pulled out. Nobody is told of that, as with a switch
 * in between: the sender's system takes all bytes, holds them, and delivers them when the cable is back. Two ends on one machine
 * have no cable, so the bytes are held here; a reset by the sender throws them away, as it would at home, and a plain close does not.
 */
export class ConverterOnACable {
  /** Hex of every piece that reached the boards. */
  readonly delivered: string[] = [];
  /** Pulls the cable out before these bytes get through. */
  pullsOutBefore: (bytes: Uint8Array) => boolean = () => false;
  private server: Server | undefined;
  private port = 0;
  private isOut = false;
  private crossings: Crossing[] = [];

  constructor(private readonly boardsPort: number) {}

  async start(): Promise<number> {
    const server = createServer((host) => {
      this.cross(host);
    });
    this.server = server;
    server.listen(this.port, '127.0.0.1');
    await once(server, 'listening');
    this.port = (server.address() as AddressInfo).port;
    return this.port;
  }

  /** No connection hears of it; new ones fail. */
  pullOut(): void {
    this.isOut = true;
    this.server?.close();
  }

  /** Everything that a sender still holds arrives now. */
  async putBack(): Promise<void> {
    await this.start();
    this.isOut = false;
    this.pullsOutBefore = () => false;
    for (const { boards, held, isReset } of this.crossings) {
      for (const bytes of held.splice(0)) if (!isReset) this.deliver(boards, bytes);
    }
  }

  async stop(): Promise<void> {
    for (const { host, boards } of this.crossings) {
      host.destroy();
      boards.destroy();
    }
    if (!this.server?.listening) return;
    this.server.close();
    await once(this.server, 'close');
  }

  private cross(host: Socket): void {
    const boards = createConnection({ host: '127.0.0.1', port: this.boardsPort });
    const crossing: Crossing = { host, boards, held: [], isReset: false };
    this.crossings.push(crossing);
    host.on('data', (bytes: Buffer) => {
      if (this.pullsOutBefore(bytes)) this.pullOut();
      if (this.isOut) crossing.held.push(bytes);
      else this.deliver(boards, bytes);
    });
    boards.on('data', (bytes: Buffer) => {
      if (!this.isOut) host.write(bytes);
    });
    host.on('error', (error: NodeJS.ErrnoException) => {
      crossing.isReset = error.code === 'ECONNRESET';
    });
    host.on('close', () => {
      if (!this.isOut) boards.destroy();
    });
    boards.on('error', () => undefined);
  }

  private deliver(boards: Socket, bytes: Buffer): void {
    this.delivered.push(bytes.toString('hex'));
    boards.write(bytes);
  }
}
