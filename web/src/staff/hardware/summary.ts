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

/** An open housing lets hands at the boards; without a switch nobody would know. */
export const housingTone = { closed: 'good', open: 'bad', unknown: 'wait' } as const satisfies Record<
  HardwareHealth['cabinets'][number]['housing'],
  Tone
>;

/** That somebody is there or not is neither good nor bad; only a sensor that says nothing is to be seen to. */
export const presenceTone = { present: 'good', absent: 'good', unknown: 'wait' } as const satisfies Record<
  HardwareHealth['cabinets'][number]['presence'],
  Tone
>;

const lampTone = {
  lit: 'good',
  dark: 'good',
  none: 'good',
  unknown: 'wait',
} as const satisfies Record<HardwareHealth['cabinets'][number]['lamp'], Tone>;

/** A lamp is as it is, the trays' own too; only one that nobody drives is to be seen to. */
export const lampsTone = (
  lamp: keyof typeof lampTone,
  litTrays: HardwareHealth['cabinets'][number]['litTrays'],
): Tone => (litTrays === null ? 'wait' : lampTone[lamp]);

/** A buzzer that warns wants somebody to shut a door. */
export const buzzerTone = {
  silent: 'good',
  opened: 'good',
  left_open: 'bad',
  none: 'good',
  unknown: 'wait',
} as const satisfies Record<HardwareHealth['cabinets'][number]['buzzer'], Tone>;

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
