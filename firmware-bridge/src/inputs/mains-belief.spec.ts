import { describe, expect, it } from '@jest/globals';
import type { Mains } from '../../contract/index.js';
import { MainsBelief, steadyMs } from './mains-belief.js';

/** What is believed after each look; looks are 400 ms apart. */
function beliefs(...looks: Mains[]): Mains[] {
  const belief = new MainsBelief();
  return looks.map((seen, index) => {
    belief.take(seen, index * 400);
    return belief.mains;
  });
}

describe('what is believed of the mains', () => {
  it('begins unknown, and is as first seen', () => {
    expect(new MainsBelief().mains).toBe('unknown');
    expect(beliefs('present')).toEqual(['present']);
    expect(beliefs('failing')).toEqual(['failing']);
  });

  it('turns to failing at the first look', () => {
    expect(beliefs('present', 'failing')).toEqual(['present', 'failing']);
  });

  it('turns back only when the supply has lasted', () => {
    expect(steadyMs).toBe(1_000);
    expect(beliefs('failing', 'present', 'present', 'present', 'present')).toEqual([
      'failing',
      'failing',
      'failing',
      'failing',
      'present',
    ]);
  });

  it('is not fooled by a supply that flickers', () => {
    const looks = ['failing', 'present', 'present', 'failing', 'present', 'present', 'present'] as const;
    expect(new Set(beliefs(...looks))).toEqual(new Set(['failing']));
  });

  it('takes an input that breaks off during a failure for no return', () => {
    expect(beliefs('failing', 'unknown', 'unknown', 'unknown', 'unknown').at(-1)).toBe('failing');
    expect(beliefs('present', 'unknown').at(-1)).toBe('unknown');
  });
});
