import type { bridgeErrorCodes } from '../contract/index.js';

/** A request the contract names an error code for. The message goes to the client. */
export class BridgeError extends Error {
  constructor(
    readonly code: keyof typeof bridgeErrorCodes,
    message: string,
  ) {
    super(message);
  }
}
