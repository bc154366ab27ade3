import type { HardwareHealth } from './types.js';

/** How far something can be relied upon; the colour and sign beside its words. */
export type Tone = 'good' | 'wait' | 'bad';

export const bridgeTone = { connected: 'good', disconnected: 'bad' } as const satisfies Record<
  HardwareHealth['bridge'],
  Tone
>;

/** No signal is no proof of a failure, and none of a supply either. */
export const mainsTone = { present: 'good', failing: 'bad', unknown: 'wait' } as const satisfies Record<
  HardwareHealth['mains'],
  Tone
>;

export const boardTone = {
  answering: 'good',
  starting: 'wait',
  silent: 'bad',
  disconnected: 'bad',
} as const satisfies Record<HardwareHealth['banks'][number]['health'], Tone>;

interface Summary {
  readonly boards: number;
  readonly answering: number;
  readonly notClosed: number;
  readonly outOfService: number;
}

/** All boards in four numbers. */
export function summarise(banks: HardwareHealth['banks']): Summary {
  const sum = (of: (bank: HardwareHealth['banks'][number]) => number): number =>
    banks.reduce((total, bank) => total + of(bank), 0);
  return {
    boards: banks.length,
    answering: banks.filter(({ health }) => health === 'answering').length,
    notClosed: sum(({ notClosed }) => notClosed.length),
    outOfService: sum(({ outOfService }) => outOfService.length),
  };
}

/** Of some boards that should all answer. */
export function boardsTone({ boards, answering }: Pick<Summary, 'boards' | 'answering'>): Tone {
  return answering === boards ? 'good' : 'bad';
}

/** Of trays of which there should be none. */
export const countTone = (trays: number): Tone => (trays === 0 ? 'good' : 'wait');
