import { describe, expect, it } from '@jest/globals';
import { actOfClick, actsFor } from './acts.js';

describe('what a person can do at a tray', () => {
  it.each([
    ['locked', false, 1, ['force_open']],
    ['unlocked', false, 0, ['open_door']],
    ['open', false, 0, ['close_door', 'put_papers', 'hold_open']],
    ['open', false, 2, ['close_door', 'take_papers', 'put_papers', 'hold_open']],
    ['open', true, 0, ['put_papers', 'release']],
    ['open', true, 1, ['take_papers', 'put_papers', 'release']],
  ] as const)('%s, held %s, %d papers', (door, held, papers, acts) => {
    expect(actsFor({ door, held, papers })).toEqual(acts);
  });

  it('opens by a click only a door that is unlocked', () => {
    expect(actOfClick({ door: 'unlocked' })).toBe('open_door');
    expect(actOfClick({ door: 'locked' })).toBeUndefined();
    expect(actOfClick({ door: 'open' })).toBeUndefined();
  });
});
