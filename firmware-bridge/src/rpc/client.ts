import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import { LineSplitter, maximumLineBytes } from '../../contract/index.js';

/** A client that reads so slowly is cut off: it would learn of changes too late, and our memory is not its queue. */
export const maximumUnreadBytes = 1_048_576;

/** One connection of the service or of a technician's tool. */
export class Client {
  /** Set by `hello`; nothing else is answered and no event sent before. */
  greeted = false;

  /** @param onLine gets each line as it came */
  constructor(
    private readonly socket: Socket,
    private readonly logger: Logger,
    onLine: (line: string) => void,
  ) {
    const lines = new LineSplitter(maximumLineBytes);
    socket.on('data', (bytes: Buffer) => {
      try {
        for (const line of lines.push(bytes)) onLine(line);
      } catch (error) {
        this.cutOff(error instanceof Error ? error.message : 'unreadable input');
      }
    });
  }

  /** Sends one message as a line; cuts the client off when it does not read. */
  send(message: unknown): void {
    if (this.socket.destroyed || this.socket.writableEnded) return;
    const line = JSON.stringify(message);
    if (Buffer.byteLength(line) > maximumLineBytes) {
      this.cutOff('an answer of ours is longer than a line may be');
      return;
    }
    this.socket.write(`${line}\n`);
    if (this.socket.writableLength > maximumUnreadBytes) this.cutOff('it does not read what it is sent');
  }

  cutOff(reason: string): void {
    if (this.socket.destroyed) return;
    this.logger.warn({ reason }, 'a client was cut off');
    this.socket.destroy();
  }
}
