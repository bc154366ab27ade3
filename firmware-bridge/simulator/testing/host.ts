import { once } from 'node:events';
import { type NetConnectOpts, type Socket, connect } from 'node:net';
import { toHex } from './hex.js';
import { waitUntil } from './wait-until.js';

/** A host on a bus, for tests: writes bytes and collects what comes back. */
export class Host {
  private received = Buffer.alloc(0);
  private all = Buffer.alloc(0);

  private constructor(private readonly socket: Socket) {
    socket.on('data', (bytes: Buffer) => {
      this.received = Buffer.concat([this.received, bytes]);
      this.all = Buffer.concat([this.all, bytes]);
    });
    socket.on('error', () => undefined);
  }

  static async connect(where: NetConnectOpts): Promise<Host> {
    const socket = connect(where);
    await once(socket, 'connect');
    return new Host(socket);
  }

  write(bytes: Uint8Array): void {
    this.socket.write(bytes);
  }

  /** Waits for `count` bytes and takes them, as hex. */
  async read(count: number): Promise<string> {
    await waitUntil(`${count} bytes`, () => this.received.length >= count);
    const taken = this.received.subarray(0, count);
    this.received = this.received.subarray(count);
    return toHex(taken);
  }

  /** Everything that ever came, as hex. */
  get heard(): string {
    return toHex(this.all);
  }

  get closed(): boolean {
    return this.socket.destroyed;
  }

  close(): void {
    this.socket.destroy();
  }
}
