import { describe, expect, it } from '@jest/globals';
import { isBoardBank } from '../../contract/index.js';
import { testSite } from '../testing/test-site.js';
import { BoardBank } from './board-bank.js';
import { nextStep, type Situation, type Turn } from './next-step.js';

const hardware = testSite({
  banks: [
    { cabinet: 'left', board: 0, letter: 'A' },
    { cabinet: 'left', board: 1, letter: 'B' },
  ],
});
const [a, b] = (hardware.cabinets[0]?.banks ?? []).filter(isBoardBank).map((bank) => new BoardBank(bank)) as [
  BoardBank,
  BoardBank,
];
const turn = (bank: BoardBank, changes: Partial<Turn> = {}): Turn => ({
  bank,
  askableAtMs: 0,
  scanAtMs: 0,
  ...changes,
});

const idle: Situation = {
  nowMs: 1_000,
  unlockWaiting: false,
  nextPulseAtMs: 0,
  urgent: [],
  scan: [turn(a), turn(b)],
  nextScanAtMs: 0,
};

describe('nextStep', () => {
  it.each<[string, Partial<Situation>, ReturnType<typeof nextStep>]>([
    ['scans the bank that waits longest', {}, { kind: 'poll', bank: a }],
    ['polls an awaited bank before the scan', { urgent: [turn(b)] }, { kind: 'poll', bank: b }],
    ['unlocks before everything', { unlockWaiting: true, urgent: [turn(b)] }, { kind: 'unlock' }],
    [
      'keeps the gap between pulses, and polls meanwhile',
      { unlockWaiting: true, nextPulseAtMs: 1_001, urgent: [turn(b)] },
      { kind: 'poll', bank: b },
    ],
    [
      'leaves a board alone while a late reply may come',
      { urgent: [turn(b, { askableAtMs: 1_001 })], scan: [turn(b, { askableAtMs: 1_001 }), turn(a)] },
      { kind: 'poll', bank: a },
    ],
    [
      'passes over a silent board',
      { scan: [turn(a, { scanAtMs: 1_500 }), turn(b)] },
      { kind: 'poll', bank: b },
    ],
    ['rests between polls of the scan', { nextScanAtMs: 1_005 }, { kind: 'wait', untilMs: 1_005 }],
    [
      'wakes for the gap',
      { unlockWaiting: true, nextPulseAtMs: 1_003, nextScanAtMs: 1_005 },
      { kind: 'wait', untilMs: 1_003 },
    ],
    [
      'wakes for an awaited bank',
      { urgent: [turn(b, { askableAtMs: 1_002 })], nextScanAtMs: 1_005 },
      { kind: 'wait', untilMs: 1_002 },
    ],
    [
      'waits for ever on a bus without boards',
      { scan: [] },
      { kind: 'wait', untilMs: Number.POSITIVE_INFINITY },
    ],
  ])('%s', (_what, changes, expected) => {
    expect(nextStep({ ...idle, ...changes })).toEqual(expected);
  });
});
