/** The bridge refused a command with an error of the contract: it certainly did nothing. */
export class BridgeRefusal extends Error {
  override readonly name = 'BridgeRefusal';
}

/** There is no connection, it broke, or no answer came in time or of the contract, which tells nothing. */
export class BridgeUnreachable extends Error {
  override readonly name: string = 'BridgeUnreachable';
}

/** The connection stands and no answer came in time: what was told before may no longer be so. */
export class BridgeSilent extends BridgeUnreachable {
  override readonly name = 'BridgeSilent';
}
