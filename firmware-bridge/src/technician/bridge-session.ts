import { createConnection, type Socket } from 'node:net';
import { JSONRPCClient, JSONRPCErrorCode, JSONRPCErrorException } from 'json-rpc-2.0';
import type { z } from 'zod';
import {
  bridgeEventSchema,
  contractVersion,
  maximumLineBytes,
  methods,
  type BridgeEvent,
  type MethodName,
  type MethodParams,
  type MethodResult,
} from '../../contract/index.js';
import { LineSplitter } from '../rpc/line-splitter.js';
import type { Time } from '../time.js';
import { errorMessage } from '../error-details.js';
import { TechnicianFailure } from './failure.js';

/** The bridge greets once it has asked every board, or after 10 s. */
const greetingTimeoutMs = 15_000;
/** The bridge answers within the longest confirmation time (10 s) and its queue; later is no answer. */
const answerTimeoutMs = 20_000;
/** Two readings of one clock, a socket's delay apart. More means that the processes do not share it. */
const greatestClockDifferenceMs = 2_000;

/** JSON-RPC 2.0, section 5.1. */
const internalErrorCode: number = JSONRPCErrorCode.InternalError;

/** The bridge refused a command with an error of the contract: it certainly did nothing. */
export class BridgeRefusal extends Error {}

/** The connection broke, or no answer came in time, which tells nothing. */
export class NoAnswer extends Error {}

/** A technician's connection to a running bridge, from greeting to end. */
export class BridgeSession {
  bootId = '';
  private readonly rpc: JSONRPCClient;
  private readonly listeners = new Set<(event: BridgeEvent) => void>();
  /** Settles when the connection is over, whoever ended it. */
  readonly closed: Promise<void>;

  private constructor(private readonly socket: Socket) {
    this.rpc = new JSONRPCClient((request: unknown) => {
      if (socket.destroyed) throw new Error('the connection to the bridge is closed');
      socket.write(`${JSON.stringify(request)}\n`);
    });
    const lines = new LineSplitter(maximumLineBytes);
    socket.on('data', (bytes: Buffer) => {
      try {
        for (const line of lines.push(bytes)) this.take(JSON.parse(line));
      } catch {
        // Whatever comes after something that is not of the contract cannot be relied on.
        socket.destroy();
      }
    });
    socket.on('error', () => undefined);
    this.closed = new Promise((resolve) => {
      socket.once('close', () => {
        this.rpc.rejectAllPendingRequests('the connection to the bridge was lost');
        resolve();
      });
    });
  }

  /**
   * Connects and says hello; `undefined` when no bridge listens on the path.
   * @throws TechnicianFailure when somebody listens there with whom nothing can be done
   */
  static async connect(path: string, time: Time): Promise<BridgeSession | undefined> {
    const socket = await openSocket(path);
    if (!socket) return undefined;
    const session = new BridgeSession(socket);
    try {
      const params = { contractVersion, client: 'technician' };
      const hello = await session.request('hello', params, greetingTimeoutMs);
      if (Math.abs(hello.monotonicMs - time.monotonicMs()) > greatestClockDifferenceMs) {
        throw new Error('its monotonic clock is another one; run this command on the same machine');
      }
      session.bootId = hello.bootId;
      return session;
    } catch (error) {
      session.end();
      throw new TechnicianFailure(`the bridge on ${path} cannot be used: ${errorMessage(error)}`);
    }
  }

  /** @throws BridgeRefusal when the bridge says no; NoAnswer when it says nothing */
  call<Name extends MethodName>(name: Name, params: MethodParams<Name>): Promise<MethodResult<Name>> {
    return this.request(name, params, answerTimeoutMs);
  }

  /** Hears of every change from now on; the returned function ends it. */
  onEvent(listener: (event: BridgeEvent) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  end(): void {
    this.socket.destroy();
  }

  private async request<Name extends MethodName>(
    name: Name,
    params: MethodParams<Name>,
    timeoutMs: number,
  ): Promise<MethodResult<Name>> {
    let answer: unknown;
    try {
      answer = await this.rpc.timeout(timeoutMs).request(name, params);
    } catch (error) {
      // Time-outs and lost connections have code 0; after an internal error nobody knows how far the bridge came.
      const refused =
        error instanceof JSONRPCErrorException && error.code < 0 && error.code !== internalErrorCode;
      throw refused ? new BridgeRefusal(error.message) : new NoAnswer(errorMessage(error));
    }
    // TypeScript does not see through the index that this is the schema the result type is inferred from.
    const result = methods[name].result as unknown as z.ZodType<MethodResult<Name>>;
    const parsed = result.safeParse(answer);
    if (!parsed.success) throw new NoAnswer(`the answer to ${name} is not of the contract`);
    return parsed.data;
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

function openSocket(path: string): Promise<Socket | undefined> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ path });
    socket.once('connect', () => {
      resolve(socket);
    });
    socket.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT' || error.code === 'ECONNREFUSED') resolve(undefined);
      else if (error.code === 'EACCES') {
        reject(new TechnicianFailure(`no right to use ${path}; run this command as the bridge's user`));
      } else reject(new TechnicianFailure(`cannot use ${path}: ${error.message}`));
    });
  });
}
