import { type Chip, type Level } from './chips.js';
import { type InputView } from './door-wiring.js';

/** What a host meets: chips with inputs to be read and outputs to be set. */
export interface GpioPorts {
  readonly chips: readonly Chip[];
  /** Every output that is watched, at the level it begins with. */
  readonly outputs: readonly { readonly key: string; readonly idle: Level }[];
  /** Lines that a host drives and that move nothing: the rows of a sense matrix. */
  readonly rows: readonly { readonly key: string; readonly idle: Level }[];
}

/** A fake of the system's own way to GPIO lines, in a folder. */
export interface GpioEndpoint {
  readonly directory: string;
  /** @param set hears of every change of an output, with when it was, in milliseconds on a clock of its own */
  open(ports: GpioPorts, set: (key: string, level: Level, atMs: number) => void): Promise<void>;
  /** Shows inputs; a line of the chips that is not among them cannot be read. */
  show(inputs: readonly InputView[]): void;
  /** Every reading takes so much longer from now on, in milliseconds, where a reading is a program that can be slow. */
  slowDown(readingMs: number): void;
  /** Tells at once of what was not told yet. */
  catchUp(): void;
  /** The chips are pulled out, or plugged in again, which the kernel finds in another order then: their names are others. */
  unplug(gone: boolean): void;
  close(): Promise<void>;
}
