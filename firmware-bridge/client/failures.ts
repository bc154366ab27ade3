/** The bridge refused a command with an error of the contract: it certainly did nothing. */
export class BridgeRefusal extends Error {
  override readonly name = 'BridgeRefusal';
}

/** There is no connection, it broke, or no answer came in time or of the contract, which tells nothing. */
export class BridgeUnreachable extends Error {
  override readonly name = 'BridgeUnreachable';
}
