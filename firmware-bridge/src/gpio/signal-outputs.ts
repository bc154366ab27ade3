import type { LineLevel } from './lines.js';

/** All lines of the site that switch lamps and buzzers; whoever holds it may switch them. */
export interface SignalOutputs {
  /**
   * Switches these lines on and every other one off; resolves when that is done. Lines that are so already are left alone.
   * @throws GpioError naming lines that are not as they should be; the others are
   */
  show(on: readonly LineLevel[]): Promise<void>;
  /**
   * Switches every line off before it returns.
   * @throws GpioError naming the lines of which that cannot be said
   */
  off(): void;
}
