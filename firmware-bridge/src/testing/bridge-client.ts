import { randomUUID } from 'node:crypto';
import { createConnection, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import {
  contractVersion,
  type BridgeEvent,
  type MethodName,
  type MethodParams,
  type MethodResult,
} from '../../contract/index.js';

export interface RpcFailure {
  readonly code: number;
  readonly message: string;
}

interface Message {
  readonly id?: number | null;
  readonly result?: unknown;
  readonly error?: RpcFailure;
  readonly params?: unknown;
}

const connectionClosed: Message = { error: { code: 0, message: 'connection closed' } };

/** A client of the contract for tests; speaks plain lines and shares no code with the server. */
export class BridgeClient {
  readonly events: BridgeEvent[] = [];
  /** Told each event as it comes. */
  onEvent: (event: BridgeEvent) => void = () => undefined;
  /** Messages that answer no call, such as errors without an id. */
  readonly strays: Message[] = [];
  closed = false;
  bootId = '';
  private lastId = 0;
  private readonly waiting = new Map<number, (message: Message) => void>();

  private constructor(readonly socket: Socket) {
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.closed = true;
      for (const answer of this.waiting.values()) answer(connectionClosed);
    });
    const lines = createInterface({ input: socket });
    // They tell the socket's errors once more.
    lines.on('error', () => undefined);
    lines.on('line', (line) => {
      const message = JSON.parse(line) as Message;
      const answer = typeof message.id === 'number' ? this.waiting.get(message.id) : undefined;
      if (answer) answer(message);
      else if (message.params) this.heard(message.params as BridgeEvent);
      else this.strays.push(message);
    });
  }

  static async connect(path: string): Promise<BridgeClient> {
    const socket = createConnection({ path });
    await new Promise((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('error', reject);
    });
    return new BridgeClient(socket);
  }

  /** Connects and says hello. */
  static async greet(path: string): Promise<BridgeClient> {
    const client = await BridgeClient.connect(path);
    const { bootId } = await client.call('hello', { contractVersion, client: 'test' });
    client.bootId = bootId;
    return client;
  }

  /** The result; throws the error message, code first, of a refused call. */
  async call<Name extends MethodName>(method: Name, params: MethodParams<Name>): Promise<MethodResult<Name>> {
    const { result, error } = await this.request(method, params);
    if (error) throw new Error(`${error.code}: ${error.message}`);
    return result as MethodResult<Name>;
  }

  request(method: string, params: unknown): Promise<Message> {
    // Nobody would ever answer.
    if (this.closed) return Promise.resolve(connectionClosed);
    this.lastId += 1;
    const id = this.lastId;
    const answer = new Promise<Message>((resolve) => {
      this.waiting.set(id, resolve);
    });
    this.sendLine(JSON.stringify({ jsonrpc: '2.0', id, method, params }));
    return answer;
  }

  sendLine(line: string): void {
    this.socket.write(`${line}\n`);
  }

  open(tray: string, changes: Partial<MethodParams<'open'>> = {}): Promise<MethodResult<'open'>> {
    return this.call('open', { ...this.command(tray), ...changes });
  }

  /** A command that is valid for the next five seconds. */
  command(tray: string): MethodParams<'open'> {
    const notAfterMonotonicMs = Number(process.hrtime.bigint()) / 1e6 + 5_000;
    return { operationId: randomUUID(), bootId: this.bootId, tray, notAfterMonotonicMs };
  }

  private heard(event: BridgeEvent): void {
    this.events.push(event);
    this.onEvent(event);
  }

  disconnect(): void {
    this.socket.destroy();
  }
}
