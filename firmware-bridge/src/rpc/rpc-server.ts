import { chmodSync } from 'node:fs';
import { createServer, type Server, type Socket } from 'node:net';
import {
  createJSONRPCErrorResponse,
  createJSONRPCNotification,
  JSONRPCErrorCode,
  type JSONRPCServer,
} from 'json-rpc-2.0';
import type { Logger } from 'pino';
import { z } from 'zod';
import { bridgeEventSchema, type BridgeEvent } from '../../contract/index.js';
import { atMost, type Time } from '../time.js';
import { Client } from './client.js';
import { createMethods, type BridgeHandlers } from './methods.js';
import { SocketUnavailableError } from './socket-file.js';

/** The service, its successor during a restart, and a few technician's tools. */
export const maximumClients = 16;

/** Answers a client may wait for at a time. */
export const maximumOpenRequests = 64;

/** Whoever connects must say hello within that time. */
export const greetingTimeoutMs = 5_000;

/** How long clients may take, at the end, to read their last answers. */
const farewellMs = 500;

/** A request with an id; the contract has no notifications from the client, and `open` without an answer would be a trap. */
const requestSchema = z.strictObject({
  jsonrpc: z.literal('2.0'),
  id: z.union([z.string().max(100), z.int()]),
  method: z.string().max(100),
  params: z.unknown().optional(),
});

/** Serves the contract on a Unix socket, one JSON-RPC message a line. */
export class RpcServer {
  private readonly server: Server;
  private readonly methods: JSONRPCServer<Client>;
  private readonly sockets = new Set<Socket>();
  private readonly clients = new Set<Client>();
  private readonly answers = new Set<Promise<void>>();

  /** @param ready clients that connect earlier are answered from then on */
  constructor(
    private readonly handlers: BridgeHandlers,
    ready: Promise<void>,
    private readonly time: Time,
    private readonly logger: Logger,
  ) {
    this.methods = createMethods(handlers, logger);
    this.server = createServer((socket) => {
      this.sockets.add(socket);
      socket.on('close', () => {
        this.sockets.delete(socket);
      });
      // A client that goes away is no fault of the bridge.
      socket.on('error', (error) => {
        logger.debug({ err: error }, 'a client broke off');
      });
      void ready.then(() => {
        this.accept(socket);
      });
    });
    this.server.maxConnections = maximumClients;
    this.server.on('drop', () => {
      logger.warn({ maximumClients }, 'too many clients; one was turned away');
    });
  }

  /** @throws SocketUnavailableError when the path is taken in the meantime or cannot be bound */
  async listen(path: string): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.server.once('error', (error) => {
        reject(new SocketUnavailableError(`cannot listen on ${path}: ${error.message}`));
      });
      this.server.listen(path, resolve);
    });
    // The directory is 0700 already; the socket's own mode holds where somebody opens the directory up later.
    chmodSync(path, 0o600);
  }

  /** Sends an event to every client that has said hello. */
  announce(event: BridgeEvent): void {
    const message = createJSONRPCNotification('event', bridgeEventSchema.parse(event));
    for (const client of this.clients) if (client.greeted) client.send(message);
  }

  /** Ends every connection after its last answer, and removes the socket file. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => {
      this.server.close(() => {
        resolve();
      });
    });
    await atMost(this.time, farewellMs, Promise.all(this.answers));
    for (const socket of this.sockets) socket.end();
    await atMost(this.time, farewellMs, closed);
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  private accept(socket: Socket): void {
    let openRequests = 0;
    const client: Client = new Client(socket, this.logger, (line) => {
      if (openRequests >= maximumOpenRequests) {
        client.cutOff(`more than ${maximumOpenRequests} requests at a time`);
        return;
      }
      openRequests += 1;
      const answer = this.answer(line, client).finally(() => {
        openRequests -= 1;
        this.answers.delete(answer);
      });
      this.answers.add(answer);
    });
    this.clients.add(client);
    const cancelTimeout = this.time.schedule(greetingTimeoutMs, () => {
      if (!client.greeted) client.cutOff('it did not say hello');
    });
    socket.on('close', () => {
      cancelTimeout();
      this.clients.delete(client);
      if (client.greeted) this.handlers.clientGone(client);
    });
  }

  private async answer(line: string, client: Client): Promise<void> {
    let message: unknown;
    try {
      message = JSON.parse(line);
    } catch {
      client.send(createJSONRPCErrorResponse(null, JSONRPCErrorCode.ParseError, 'the line is not JSON'));
      return;
    }
    const request = requestSchema.safeParse(message);
    if (!request.success) {
      const text = `not a request of this contract: ${z.prettifyError(request.error)}`;
      client.send(createJSONRPCErrorResponse(null, JSONRPCErrorCode.InvalidRequest, text));
      return;
    }
    client.send(await this.methods.receive(request.data, client));
  }
}
