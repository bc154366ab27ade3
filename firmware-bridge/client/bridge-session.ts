import { createConnection, type Socket } from 'node:net';
import {
  createJSONRPCErrorResponse,
  JSONRPCClient,
  JSONRPCErrorCode,
  JSONRPCErrorException,
} from 'json-rpc-2.0';
import type { z } from 'zod';
import {
  bridgeEventSchema,
  contractVersion,
  LineSplitter,
  maximumLineBytes,
  methods,
  type BridgeEvent,
  type MethodName,
  type MethodParams,
  type MethodResult,
} from '../contract/index.js';
import { BridgeRefusal, BridgeSilent, BridgeUnreachable } from './failures.js';
import { openingTimeoutMs } from './opening-timeout.js';

/** The bridge greets, and tells its first snapshot, once it has asked every board, or after 10 s. */
const greetingTimeoutMs = 15_000;
/** What the bridge knows already it answers at once; this is for a busy machine. */
const knownTimeoutMs = 5_000;
/** Some pages of frames are to be put into words. */
const traceTimeoutMs = 20_000;
const timeoutsMs = {
  hello: greetingTimeoutMs,
  snapshot: greetingTimeoutMs,
  operation: knownTimeoutMs,
  trace: traceTimeoutMs,
} as const satisfies Record<Exclude<MethodName, 'open'>, number>;
/** Two readings of one clock, a socket's delay apart. More means that the processes do not share it. */
const greatestClockDifferenceMs = 2_000;

/** JSON-RPC 2.0, section 5.1. */
const internalErrorCode: number = JSONRPCErrorCode.InternalError;

/** Who greets, and what its monotonic clock shows, in milliseconds. */
export interface Greeter {
  readonly name: string;
  readonly monotonicMs: () => number;
}

/** One connection to a running bridge, from greeting to end. Every message is held against the contract. */
export class BridgeSession {
  private readonly rpc: JSONRPCClient;
  private readonly listeners = new Set<(event: BridgeEvent) => void>();
  private start: string | undefined;
  private monotonicMs: Greeter['monotonicMs'] | undefined;
  private failure: Error | undefined;
  /** Settles when the connection is over, whoever ended it; with what went wrong, if anything did. */
  readonly closed: Promise<Error | undefined>;

  private constructor(private readonly socket: Socket) {
    this.rpc = new JSONRPCClient((request: unknown) => {
      if (socket.destroyed) throw new BridgeUnreachable('the connection to the bridge is closed');
      socket.write(`${JSON.stringify(request)}\n`);
    });
    const lines = new LineSplitter(maximumLineBytes);
    socket.on('data', (bytes: Buffer) => {
      try {
        for (const line of lines.push(bytes)) this.take(JSON.parse(line));
      } catch (error) {
        // Whatever comes after something that is not of the contract cannot be relied on.
        this.failure = new Error('the bridge sent something that is not of the contract', { cause: error });
        socket.destroy();
      }
    });
    socket.on('error', (error) => {
      this.failure ??= error;
    });
    this.closed = new Promise((resolve) => {
      socket.once('close', () => {
        this.rpc.rejectAllPendingRequests('the connection to the bridge was lost');
        resolve(this.failure);
      });
    });
  }

  /** @throws Error of the socket: ENOENT or ECONNREFUSED when no bridge listens there, EACCES without the right to use it */
  static open(path: string): Promise<BridgeSession> {
    return new Promise((resolve, reject) => {
      const socket = createConnection({ path });
      socket.once('error', reject);
      socket.once('connect', () => {
        socket.off('error', reject);
        resolve(new BridgeSession(socket));
      });
    });
  }

  /**
   * Says hello, before anything else.
   * @throws BridgeRefusal of another version of the contract; BridgeUnreachable when no answer comes; Error when the bridge
   *   runs by another clock, and so on another machine
   */
  async greet({ name, monotonicMs }: Greeter): Promise<void> {
    this.monotonicMs = monotonicMs;
    const hello = await this.call('hello', { contractVersion, client: name });
    const difference = Math.abs(hello.monotonicMs - monotonicMs());
    if (difference > greatestClockDifferenceMs) {
      throw new Error(
        `the bridge's monotonic clock differs by ${Math.round(difference)} ms; both must run on the same machine`,
      );
    }
    this.start = hello.bootId;
  }

  /** The bridge's present start. @throws Error before the greeting */
  get bootId(): string {
    if (this.start === undefined) throw new Error('the bridge has not been greeted');
    return this.start;
  }

  /**
   * @throws BridgeRefusal when the bridge says no; BridgeUnreachable when it says nothing, and of these BridgeSilent when the
   *   connection stands and the time for an answer is over
   */
  async call<Name extends MethodName>(
    name: Name,
    params: MethodParams<Name>,
    timeoutMs: number = this.timeoutMsOf(name, params),
  ): Promise<MethodResult<Name>> {
    const silence = new BridgeSilent(`the bridge did not answer ${name} within ${timeoutMs} ms`);
    let answer: unknown;
    try {
      answer = await this.rpc
        .timeout(timeoutMs, (id) => createJSONRPCErrorResponse(id, 0, silence.message, silence))
        .request(name, params);
    } catch (error) {
      if (error instanceof JSONRPCErrorException && error.data === silence) throw silence;
      // Time-outs and lost connections have code 0; after an internal error nobody knows how far the bridge came.
      const isRefusal =
        error instanceof JSONRPCErrorException && error.code < 0 && error.code !== internalErrorCode;
      if (isRefusal) throw new BridgeRefusal(error.message);
      throw new BridgeUnreachable(error instanceof Error ? error.message : String(error));
    }
    // TypeScript does not see through the index that this is the schema the result type is inferred from.
    const result = methods[name].result as unknown as z.ZodType<MethodResult<Name>>;
    const parsed = result.safeParse(answer);
    if (!parsed.success) throw new BridgeUnreachable(`the answer to ${name} is not of the contract`);
    return parsed.data;
  }

  /** Hears of every change from now on; the returned function ends it. */
  onEvent(listener: (event: BridgeEvent) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  /** @param reason what went wrong, if anything did; `closed` tells it */
  end(reason?: Error): void {
    this.failure ??= reason;
    this.socket.destroy();
  }

  private timeoutMsOf(name: MethodName, params: MethodParams<MethodName>): number {
    if (name !== 'open') return timeoutsMs[name];
    return openingTimeoutMs(
      'notAfterMonotonicMs' in params ? params.notAfterMonotonicMs : Infinity,
      this.monotonicMs?.(),
    );
  }

  private take(message: unknown): void {
    if (typeof message === 'object' && message !== null && 'method' in message) {
      const event = bridgeEventSchema.parse('params' in message ? message.params : undefined);
      for (const listener of this.listeners) listener(event);
    } else {
      this.rpc.receive(message as never);
    }
  }
}
