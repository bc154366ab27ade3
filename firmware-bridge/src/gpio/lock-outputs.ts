import type { LineLevel } from './lines.js';

/** All lines of one bus that drive locks; whoever holds it may switch them. */
export interface LockOutputs {
  /**
   * Switches the lines of one lock on; resolves when they are on. Where the back end can, it bounds the pulse by itself as well, so
   * that it ends even when this process is killed.
   * @throws GpioError; some of the lines may be on then
   */
  on(lines: readonly LineLevel[], pulseMs: number): Promise<void>;
  /**
   * Switches every line off before it returns.
   * @throws GpioError naming the lines of which that cannot be said
   */
  off(): void;
}
