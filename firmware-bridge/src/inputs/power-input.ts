import type { Mains } from '../../contract/index.js';

/** The contact that warns of a failing mains supply. A new kind of pin is one file here and a line in `create-power-input.ts`. */
export interface PowerInput {
  /** As last seen; `unknown` before the first look, and while the input cannot be read. */
  readonly mains: Mains;
  /** Resolves once the input has been looked at, whatever came of it. */
  readonly firstLook: Promise<void>;
  /** @param onChange hears of every change of `mains`, not of the state at the start */
  start(onChange: (mains: Mains) => void): void;
  stop(): void;
}

/** Of a site without the contact. */
export const noPowerInput: PowerInput = {
  mains: 'unknown',
  firstLook: Promise.resolve(),
  start: () => undefined,
  stop: () => undefined,
};
