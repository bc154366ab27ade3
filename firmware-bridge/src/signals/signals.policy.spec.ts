import { describe, expect, it } from '@jest/globals';
import {
  decideSignals,
  openedToneMs,
  warningTone,
  type CabinetCauses,
  type ShownSignals,
  type TrayCauses,
} from './signals.policy.js';

const limits = { leftOpenAfterMs: 30_000, lampAtMostMs: 600_000, buzzerAtMostMs: 180_000 };
const startMs = 5_000;

const quiet: CabinetCauses = {
  presentSinceMs: undefined,
  housingOpen: false,
  mainsFailing: false,
  pulsedAtMs: undefined,
  trays: [],
};

/** A tray that has stood open since some time after the start. */
const open = (tray: string, sinceMs = 0): TrayCauses => ({
  tray,
  busySinceMs: startMs + sinceMs,
  openSinceMs: startMs + sinceMs,
});

type Shown = Pick<ShownSignals, 'lamp' | 'buzzer'> & { readonly litTrays?: readonly string[] };

/** What is shown so many milliseconds after the start. */
function after(ms: number, causes: Partial<CabinetCauses>): ShownSignals {
  return decideSignals({ ...quiet, ...causes }, limits, startMs + ms);
}

const table: readonly [string, number, Partial<CabinetCauses>, Shown][] = [
  ['nothing happens', 0, {}, { lamp: 'dark', buzzer: 'silent', litTrays: [] }],
  ['somebody stands there', 0, { presentSinceMs: startMs }, { lamp: 'lit', buzzer: 'silent', litTrays: [] }],
  [
    'somebody stands there for too long',
    limits.lampAtMostMs,
    { presentSinceMs: startMs },
    { lamp: 'dark', buzzer: 'silent' },
  ],
  [
    'somebody stands there without mains',
    0,
    { presentSinceMs: startMs, mainsFailing: true },
    { lamp: 'dark', buzzer: 'silent' },
  ],
  [
    'a tray is being opened',
    0,
    { trays: [{ tray: 'A01', busySinceMs: startMs, openSinceMs: undefined }] },
    { lamp: 'lit', buzzer: 'silent', litTrays: ['A01'] },
  ],
  ['a lock was pulsed', openedToneMs - 1, { pulsedAtMs: startMs }, { lamp: 'dark', buzzer: 'opened' }],
  ['a lock was pulsed before', openedToneMs, { pulsedAtMs: startMs }, { lamp: 'dark', buzzer: 'silent' }],
  [
    'a door stands open without mains',
    0,
    { trays: [open('A01')], mainsFailing: true },
    { lamp: 'lit', buzzer: 'silent', litTrays: ['A01'] },
  ],
  [
    'a door was left open just now',
    limits.leftOpenAfterMs - 1,
    { trays: [open('A01')] },
    { lamp: 'lit', buzzer: 'silent', litTrays: ['A01'] },
  ],
  [
    'a door was left open',
    limits.leftOpenAfterMs,
    { trays: [open('A01')] },
    { lamp: 'lit', buzzer: 'left_open', litTrays: ['A01'] },
  ],
  [
    'a door was left open with the housing open',
    limits.leftOpenAfterMs,
    { trays: [open('A01')], housingOpen: true },
    { lamp: 'lit', buzzer: 'silent' },
  ],
  [
    'the warning has gone on long enough',
    limits.leftOpenAfterMs + limits.buzzerAtMostMs,
    { trays: [open('A01')] },
    { lamp: 'lit', buzzer: 'silent' },
  ],
  [
    'another door is left open after that',
    limits.leftOpenAfterMs + limits.buzzerAtMostMs,
    { trays: [open('A01'), open('A02', limits.buzzerAtMostMs)] },
    { lamp: 'lit', buzzer: 'left_open', litTrays: ['A01', 'A02'] },
  ],
  [
    'a door stands open for ever',
    limits.lampAtMostMs,
    { trays: [open('A01')] },
    { lamp: 'dark', buzzer: 'silent', litTrays: [] },
  ],
];

describe('the signals of a cabinet', () => {
  it.each(table)('when %s', (_what, ms, causes, shown) => {
    expect(after(ms, causes)).toMatchObject(shown);
  });
});

describe('the warning tone', () => {
  const causes = { trays: [open('A01')] };

  it('is short and comes again and again', () => {
    for (const rounds of [0, 1, 20]) {
      const fromMs = limits.leftOpenAfterMs + rounds * warningTone.everyMs;
      const [first, during, between] = [0, warningTone.toneMs - 1, warningTone.toneMs].map((ms) =>
        after(fromMs + ms, causes),
      );
      expect([first?.sounding, during?.sounding, between?.sounding]).toEqual([true, true, false]);
      expect(first?.toneChangesAtMs).toBe(startMs + fromMs + warningTone.toneMs);
      expect(between?.toneChangesAtMs).toBe(startMs + fromMs + warningTone.everyMs);
    }
  });
});

describe('the tone of an opening', () => {
  it('sounds once', () => {
    const shown = after(0, { pulsedAtMs: startMs });
    expect(shown).toMatchObject({ sounding: true, toneChangesAtMs: startMs + openedToneMs });
    expect(after(openedToneMs, { pulsedAtMs: startMs })).toMatchObject({
      sounding: false,
      toneChangesAtMs: Infinity,
    });
  });
});
