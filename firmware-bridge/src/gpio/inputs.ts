import type { Bias, InputLines } from '../../contract/index.js';
import type { Level, LineLevel } from './lines.js';

/**
 * The levels of lines of one chip, in their order.
 * @param driven lines of a sense matrix that are held at these levels meanwhile
 * @throws GpioError naming the lines that cannot be read
 */
export type ReadLines = (
  lines: InputLines,
  bias: Bias | undefined,
  driven: readonly LineLevel[],
) => Promise<Level[]>;

/** The lines of the computer as far as the bridge itself uses them: it reads, and drives nothing that hangs on a lock. */
export interface Inputs {
  /**
   * Begins a look, which reads some lines and is over: the chips are found by their labels anew. Rejects with GpioError.
   * @param over ends it: what is being read rejects at once with its reason, and whatever was started for it is killed
   */
  look(over?: AbortSignal): Promise<ReadLines>;
}
