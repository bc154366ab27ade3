import type { BridgeChange, BridgeEvent } from '../contract/index.js';

/** Numbers every change that the sensors have shown, without gaps, and hands it to everybody who listens. */
export class ChangeFeed {
  private last = 0;
  private readonly listeners = new Set<(event: BridgeEvent) => void>();

  constructor(private readonly bootId: string) {}

  /** The number of the newest event; 0 before the first. */
  get sequence(): number {
    return this.last;
  }

  publish(change: BridgeChange): void {
    this.last += 1;
    const event: BridgeEvent = { sequence: this.last, bootId: this.bootId, change };
    for (const listener of this.listeners) listener(event);
  }

  subscribe(listener: (event: BridgeEvent) => void): void {
    this.listeners.add(listener);
  }
}
