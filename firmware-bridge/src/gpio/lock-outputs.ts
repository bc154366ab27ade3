import type { LineLevel } from './lines.js';

/** How lines came to be let go of that nobody had switched off. */
export interface LettingGo {
  /** Not by the end of their time, as far as the back end can say. */
  readonly failed: boolean;
  /** What the tool said last, or what became of it. */
  readonly words: string;
}

export type LetGo = (how: LettingGo) => void;

/** All lines of one bus that drive locks; whoever holds it may switch them. */
export interface LockOutputs {
  /**
   * Switches the lines of one lock on; resolves when they are on. Where the back end can, it bounds the pulse by itself as well, so
   * that it ends even when this process is killed.
   * @param letGo told when what holds a line has ended before `off` was called; never told where nobody has to hold a line
   * @throws GpioError; some of the lines may be on then
   */
  on(lines: readonly LineLevel[], pulseMs: number, letGo: LetGo): Promise<void>;
  /**
   * Switches every line off before it returns.
   * @throws GpioError naming the lines of which that cannot be said
   */
  off(): void;
}
