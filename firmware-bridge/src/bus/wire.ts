import type { Logger } from 'pino';
import type { BoardReading, Message, StatusQuery } from '../boards/driver.js';
import { delay, type Time } from '../time.js';
import type { Written } from '../transports/silence-watch.js';
import type { Transport } from '../transports/transport.js';

/** What came of one question: the reading, no good reply in time, or no line. */
export type Answer = BoardReading | 'silent' | 'lost';

/**
 * More than any reply with noise around it. A line that talks without a pause keeps only its newest bytes, so that a
 * reply within them is still found.
 */
export const longestReplyBytes = 512;

/** A timer that rings so much too late was kept waiting by its own process: what came meanwhile has not been read yet. */
const keptFromReadingMs = 3;

/** In that time what the operating system has taken in is read, from a serial port by a thread of its own. */
const catchUpMs = 10;

interface Pending {
  readonly query: StatusQuery;
  readonly settle: (answer: Answer) => void;
}

/**
 * The line of one bus with at most one question on it. Everything that is sent begins with an empty buffer, so that an answer is
 * never held against a later question.
 */
export class Wire {
  private pending: Pending | undefined;
  private received: Uint8Array = new Uint8Array(0);
  private cancelQuiet = (): void => undefined;

  constructor(
    private readonly transport: Transport,
    private readonly replyTimeoutMs: number,
    private readonly time: Time,
    private readonly logger: Logger,
  ) {}

  /**
   * Sends a question and waits for its reply, at most `replyTimeoutMs`. A reply that lay there in time, while this
   * process had something else to do, is none that stayed away.
   */
  ask(query: StatusQuery): Promise<Answer> {
    if (this.pending) throw new Error('two questions at once on one bus');
    if (!this.send(query)) return Promise.resolve('lost');
    return new Promise((resolve) => {
      const cancelTimeout = this.afterReading(this.replyTimeoutMs, () => {
        settle('silent');
      });
      const settle = (answer: Answer): void => {
        cancelTimeout();
        this.cancelQuiet();
        this.pending = undefined;
        resolve(answer);
      };
      this.pending = { query, settle };
    });
  }

  /** Sends bytes whose reply nobody waits for. False: nothing was sent. */
  send(message: Message, what?: Written): boolean {
    this.received = new Uint8Array(0);
    const sent = this.transport.write(message.bytes, what);
    this.logger.trace({ sent, bytes: Buffer.from(message.bytes).toString('hex') }, 'to the boards');
    return sent;
  }

  /** The newest bytes that have come since something was last sent. */
  get heard(): Uint8Array {
    return this.received;
  }

  /** How many bytes have come since the question was sent, without those that an adapter gives back of what it sends. */
  heardFor({ bytes }: StatusQuery): number {
    const isEchoed = bytes.every((byte, index) => this.received[index] === byte);
    return this.received.length - (isEchoed ? bytes.length : 0);
  }

  /** Leaves the board the silence it needs after a message; returns what was heard since something was last sent. */
  async rest({ restAfterMs }: Message): Promise<Uint8Array> {
    await delay(this.time, restAfterMs);
    return this.received;
  }

  take(bytes: Uint8Array): void {
    this.logger.trace({ bytes: Buffer.from(bytes).toString('hex') }, 'from the boards');
    this.received = Uint8Array.from([...this.received, ...bytes].slice(-longestReplyBytes));
    const quietMs = this.pending?.query.endsAtQuietMs;
    this.cancelQuiet();
    if (quietMs === undefined) this.look();
    else
      this.cancelQuiet = this.afterReading(quietMs, () => {
        this.look();
      });
  }

  /** The line is down: the open question has no answer. */
  drop(): void {
    this.pending?.settle('lost');
  }

  /** Runs `action` after so long; where this process was kept from running, not before what has come meanwhile is read. */
  private afterReading(afterMs: number, action: () => void): () => void {
    const dueMs = this.time.monotonicMs() + afterMs;
    let cancel = this.time.schedule(afterMs, () => {
      if (this.time.monotonicMs() - dueMs < keptFromReadingMs) action();
      else cancel = this.time.schedule(catchUpMs, action);
    });
    return () => {
      cancel();
    };
  }

  /** Ends the question when its reply is among what was received. */
  private look(): void {
    const reading = this.pending?.query.read(this.received);
    if (reading) this.pending?.settle(reading);
  }
}
