import { describe, expect, it } from '@jest/globals';
import { boardsTone, countTone, lampsTone, summarise } from './summary.js';
import type { Board } from './types.js';

const board = (changes: Partial<Board>): Board => ({
  id: 'board-0',
  cabinetId: 'A',
  cabinetName: { vi: 'Tủ A', en: 'Cabinet A' },
  bus: 'main',
  driver: 'kerong-cu16',
  board: 0,
  health: 'answering',
  reason: 'replied',
  detail: null,
  trays: 16,
  notClosed: [],
  outOfService: [],
  ...changes,
});

describe('all boards in four numbers', () => {
  it('are none of a site without boards', () => {
    expect(summarise([])).toEqual({ boards: 0, answering: 0, notClosed: 0, outOfService: 0 });
  });

  it('count only boards that answer, and the trays of all boards', () => {
    const banks = [
      board({ notClosed: ['A01', 'A02'] }),
      board({ health: 'silent', outOfService: [{ label: 'A17', reason: { vi: 'Kẹt', en: 'Jammed' } }] }),
      board({ health: 'starting', notClosed: ['B01'] }),
      board({ health: 'disconnected' }),
    ];
    expect(summarise(banks)).toEqual({ boards: 4, answering: 1, notClosed: 3, outOfService: 1 });
  });
});

describe('what is to be seen to', () => {
  it.each([
    [4, 4, 'good'],
    [4, 3, 'bad'],
    [4, 0, 'bad'],
  ] as const)('of %i boards, %i answer: %s', (boards, answering, tone) => {
    expect(boardsTone({ boards, answering })).toBe(tone);
  });

  it.each([
    ['lit', ['A07'], 'good'],
    ['none', [], 'good'],
    ['unknown', [], 'wait'],
    ['none', null, 'wait'],
  ] as const)('of lamps that are %s and of trays %j: %s', (lamp, litTrays, tone) => {
    expect(lampsTone(lamp, litTrays && [...litTrays])).toBe(tone);
  });

  it('is a tray that should be closed or in service', () => {
    expect([countTone(0), countTone(1)]).toEqual(['good', 'wait']);
  });
});
