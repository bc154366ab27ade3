import { JSONRPCErrorCode, JSONRPCErrorException, JSONRPCServer } from 'json-rpc-2.0';
import type { Logger } from 'pino';
import { z } from 'zod';
import {
  bridgeErrorCodes,
  contractVersion,
  methods,
  type MethodName,
  type MethodParams,
  type MethodResult,
} from '../../contract/index.js';
import { BridgeError } from '../bridge-error.js';
import { bridgeVersion } from '../version.js';
import type { Client } from './client.js';

/** Whom a technician's command lets into a bridge of its own: itself. */
export interface OnlyClient {
  readonly name: string;
  /** Why nobody else, and what to do, for whoever is turned away. */
  readonly reason: string;
}

/** What the bridge does behind the contract's methods; `hello` is the server's own. */
export interface BridgeHandlers {
  readonly bootId: string;
  /** The only client that is let in; undefined: all are. */
  readonly onlyClient?: OnlyClient | undefined;
  monotonicMs(): number;
  snapshot(): MethodResult<'snapshot'>;
  /** @param client the connection that asks, as `clientGone` names it later */
  open(params: MethodParams<'open'>, client: object): Promise<MethodResult<'open'>>;
  operation(params: MethodParams<'operation'>): MethodResult<'operation'>;
  trace(params: MethodParams<'trace'>): MethodResult<'trace'>;
  /** A client that had said hello has gone, however. */
  clientGone(client: object): void;
}

type Handler<Name extends MethodName> = (
  params: MethodParams<Name>,
  client: Client,
) => MethodResult<Name> | Promise<MethodResult<Name>>;

/** The error for the client; one that is none of the contract's stands in the log, and the client learns only that it happened. */
function toRpcError(name: string, error: unknown, logger: Logger): JSONRPCErrorException {
  if (error instanceof BridgeError) {
    return new JSONRPCErrorException(error.message, bridgeErrorCodes[error.code], { code: error.code });
  }
  if (error instanceof JSONRPCErrorException) return error;
  logger.error({ err: error, method: name }, 'a method failed');
  return new JSONRPCErrorException('internal error of the bridge', JSONRPCErrorCode.InternalError);
}

/** The contract's methods over JSON-RPC, each checked by its schema on the way in and on the way out. */
export function createMethods(handlers: BridgeHandlers, logger: Logger): JSONRPCServer<Client> {
  const server = new JSONRPCServer<Client>({
    errorListener: (message, data) => {
      logger.debug({ err: data }, message);
    },
  });

  const add = <Name extends MethodName>(name: Name, handler: Handler<Name>): void => {
    // TypeScript does not see through the index that these are the very schemas the two types are inferred from.
    const params = methods[name].params as unknown as z.ZodType<MethodParams<Name>>;
    const result = methods[name].result as unknown as z.ZodType<MethodResult<Name>>;
    server.addMethod(name, async (input: unknown, client) => {
      try {
        if (!client.greeted && name !== 'hello') throw new BridgeError('notGreeted', 'say hello first');
        const parsed = params.safeParse(input ?? {});
        if (!parsed.success) {
          throw new JSONRPCErrorException(
            `${name}: ${z.prettifyError(parsed.error)}`,
            JSONRPCErrorCode.InvalidParams,
          );
        }
        return result.parse(await handler(parsed.data, client));
      } catch (error) {
        throw toRpcError(name, error, logger);
      }
    });
  };

  add('hello', (params, client) => {
    if (params.contractVersion !== contractVersion) {
      throw new BridgeError(
        'contractMismatch',
        `the bridge speaks contract ${contractVersion}, the client ${params.contractVersion}; install matching versions`,
      );
    }
    if (handlers.onlyClient && handlers.onlyClient.name !== params.client)
      throw new BridgeError('commandsOwnBridge', handlers.onlyClient.reason);
    client.greeted = true;
    const { bootId } = handlers;
    return { contractVersion, bridgeVersion, bootId, monotonicMs: handlers.monotonicMs() };
  });
  add('snapshot', () => handlers.snapshot());
  add('open', (params, client) => handlers.open(params, client));
  add('operation', (params) => handlers.operation(params));
  add('trace', (params) => handlers.trace(params));
  return server;
}
