import { describe, expect, it } from '@jest/globals';
import { progressOf, steps } from './progress.js';

const told = (...progress: Parameters<typeof progressOf>): string | undefined => {
  const states = progressOf(...progress);
  return states && steps.map((step) => states[step]).join(' ');
};

describe('how far a dossier has come', () => {
  it.each([
    ['reserved', 'current ahead ahead ahead'],
    ['deposited', 'done current ahead ahead'],
    ['collected', 'done current ahead ahead'],
    ['routed', 'done done current ahead'],
    ['processing', 'done done current ahead'],
    ['result_ready', 'done done done current'],
    ['loaded', 'done done done current'],
    ['overdue', 'done done done current'],
    ['returned_to_desk', 'done done done current'],
    ['picked_up', 'done done done done'],
    ['handed_over', 'done done done done'],
  ] as const)('%s: %s', (state, expected) => {
    expect(
      told(state, /result|loaded|overdue|desk|picked|handed/.test(state) ? 'result' : 'application'),
    ).toBe(expected);
  });

  it.each(['abandoned', 'withdrawn', 'lost'] as const)('%s: its way has been broken off', (state) => {
    expect(told(state, 'application')).toBeUndefined();
  });

  it('does not call papers that came back for supplements a result', () => {
    expect(told('supplement_needed', 'application')).toBe('done current ahead ahead');
    expect(told('loaded', 'application')).toBeUndefined();
    expect(told('picked_up', 'application')).toBeUndefined();
  });
});
