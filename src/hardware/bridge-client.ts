import { connect, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import {
  bridgeEventSchema,
  contractVersion,
  methods,
  type BridgeEvent,
  type MethodName,
  type MethodParams,
  type MethodResult,
} from '@motcua247/firmware-bridge/contract';
import { JSONRPCClient, JSONRPCErrorCode, JSONRPCErrorException } from 'json-rpc-2.0';
import type { Logger } from 'pino';
import type { z } from 'zod';
import type { MonotonicClock } from '../kernel/index.js';

const firstRetryMs = 100;
const slowestRetryMs = 5_000;
/** The bridge greets once it has asked every board, or after 10 s. */
const greetingTimeoutMs = 15_000;
/** The bridge itself answers within the longest confirmation time (10 s) and its queue; later is no answer. */
const answerTimeoutMs = 20_000;
/** Two readings of one clock, a socket's delay apart. More means that the processes do not share it. */
const greatestClockDifferenceMs = 2_000;

/** JSON-RPC 2.0, section 5.1. */
const internalErrorCode: number = JSONRPCErrorCode.InternalError;

/** The bridge refused a command with an error of the contract: it certainly did nothing. */
export class BridgeRefusal extends Error {
  override readonly name = 'BridgeRefusal';
}

/** There is no connection, or it broke before the answer came. */
export class BridgeUnreachable extends Error {
  override readonly name = 'BridgeUnreachable';
}

export interface BridgeListener {
  /** A connection stands, and this is all that the sensors show. */
  connected(bootId: string, snapshot: MethodResult<'snapshot'>): void;
  changed(event: BridgeEvent): void;
  lost(): void;
}

/** The service's end of the contract: connects for ever, checks every message, and never repeats a command by itself. */
export class BridgeClient {
  private readonly stopping = new AbortController();
  private session: BridgeSession | undefined;
  private running: Promise<void> | undefined;

  constructor(
    private readonly socketPath: string,
    private readonly monotonicClock: MonotonicClock,
    private readonly logger: Logger,
    private readonly listener: BridgeListener,
  ) {}

  /** The bridge's present start; undefined while there is no connection. */
  get bootId(): string | undefined {
    return this.session?.bootId;
  }

  /**
   * Calls a method of the contract.
   * @throws BridgeRefusal when the bridge says no; BridgeUnreachable when there is no answer, which tells nothing.
   */
  async call<Name extends MethodName>(name: Name, params: MethodParams<Name>): Promise<MethodResult<Name>> {
    if (!this.session) throw new BridgeUnreachable('There is no connection to the bridge');
    return this.session.call(name, params, answerTimeoutMs);
  }

  start(): void {
    this.running ??= this.keepConnected();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  private async keepConnected(): Promise<void> {
    const { signal } = this.stopping;
    let retryMs = firstRetryMs;
    while (!signal.aborted) {
      try {
        const session = new BridgeSession(await openSocket(this.socketPath), this.logger);
        await this.serve(session, () => {
          retryMs = firstRetryMs;
        });
      } catch (error) {
        this.logger.debug({ err: error }, 'bridge not reached');
      }
      await delay(retryMs, undefined, { signal }).catch(() => undefined);
      retryMs = Math.min(2 * retryMs, slowestRetryMs);
    }
  }

  private async serve(session: BridgeSession, onConnected: () => void): Promise<void> {
    // One that is still greeting is not yet `this.session`: without this, nobody would end it at a stop.
    const end = (): void => {
      session.end();
    };
    this.stopping.signal.addEventListener('abort', end, { once: true });
    if (this.stopping.signal.aborted) end();
    try {
      const hello = await session.call('hello', { contractVersion, client: 'service' }, greetingTimeoutMs);
      const difference = Math.abs(hello.monotonicMs - this.monotonicClock.nowMs());
      if (difference > greatestClockDifferenceMs) {
        throw new Error(
          `The bridge's monotonic clock differs by ${difference} ms: it must run on the same machine`,
        );
      }
      session.bootId = hello.bootId;
      await session.follow(
        (snapshot) => {
          this.session = session;
          onConnected();
          this.listener.connected(hello.bootId, snapshot);
        },
        (event) => {
          this.listener.changed(event);
        },
      );
    } catch (error) {
      this.logger.warn({ err: error }, 'the connection to the bridge failed');
    } finally {
      this.stopping.signal.removeEventListener('abort', end);
      session.end();
      if (this.session === session) {
        this.session = undefined;
        this.listener.lost();
      }
    }
  }
}

function openSocket(path: string): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ path });
    socket.once('error', reject);
    socket.once('connect', () => {
      socket.off('error', reject);
      resolve(socket);
    });
  });
}

/** One connection, from greeting to end. */
class BridgeSession {
  bootId: string | undefined;
  private readonly rpc: JSONRPCClient;
  private readonly closed: Promise<void>;
  private onEvent: (event: BridgeEvent) => void = (event) => {
    this.early.push(event);
  };
  private readonly early: BridgeEvent[] = [];

  constructor(
    private readonly socket: Socket,
    private readonly logger: Logger,
  ) {
    this.rpc = new JSONRPCClient((request: unknown) => {
      if (socket.destroyed) throw new BridgeUnreachable('The connection to the bridge is closed');
      socket.write(`${JSON.stringify(request)}\n`);
    });
    const lines = createInterface({ input: socket, crlfDelay: Infinity });
    lines.on('line', (line) => {
      this.receive(line);
    });
    // The reader of lines passes on the socket's errors; the socket's own listener tells of them.
    lines.on('error', () => undefined);
    socket.on('error', (error) => {
      this.logger.debug({ err: error }, 'the connection to the bridge broke');
    });
    this.closed = new Promise((resolve) => {
      socket.once('close', () => {
        this.rpc.rejectAllPendingRequests('The connection to the bridge was lost');
        resolve();
      });
    });
  }

  async call<Name extends MethodName>(
    name: Name,
    params: MethodParams<Name>,
    timeoutMs: number,
  ): Promise<MethodResult<Name>> {
    let answer: unknown;
    try {
      answer = await this.rpc.timeout(timeoutMs).request(name, params);
    } catch (error) {
      // Time-outs and lost connections have code 0; after an internal error nobody knows how far the bridge came.
      const isRefusal =
        error instanceof JSONRPCErrorException && error.code < 0 && error.code !== internalErrorCode;
      if (isRefusal) throw new BridgeRefusal(error.message);
      throw new BridgeUnreachable(error instanceof Error ? error.message : String(error));
    }
    // TypeScript does not see through the index that this is the schema the result type is inferred from.
    return (methods[name].result as unknown as z.ZodType<MethodResult<Name>>).parse(answer);
  }

  /** Tells a snapshot and then every change after it, until the connection ends. A gap in the numbers ends it. */
  async follow(
    onSnapshot: (snapshot: MethodResult<'snapshot'>) => void,
    onEvent: (event: BridgeEvent) => void,
  ): Promise<void> {
    const snapshot = await this.call('snapshot', {}, greetingTimeoutMs);
    let sequence = snapshot.sequence;
    onSnapshot(snapshot);
    this.onEvent = (event) => {
      if (event.sequence <= sequence) return;
      if (event.sequence !== sequence + 1) {
        this.logger.warn(
          { expected: sequence + 1, got: event.sequence },
          'an event of the bridge is missing',
        );
        this.end();
        return;
      }
      sequence = event.sequence;
      onEvent(event);
    };
    for (const event of this.early.splice(0)) this.onEvent(event);
    await this.closed;
  }

  end(): void {
    this.socket.destroy();
  }

  private receive(line: string): void {
    try {
      const message: unknown = JSON.parse(line);
      if (typeof message === 'object' && message !== null && 'method' in message) {
        const params = 'params' in message ? message.params : undefined;
        this.onEvent(bridgeEventSchema.parse(params));
      } else {
        this.rpc.receive(message as never);
      }
    } catch (error) {
      this.logger.error({ err: error }, 'the bridge sent something that is not of the contract');
      this.end();
    }
  }
}
