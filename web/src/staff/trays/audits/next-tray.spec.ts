import { describe, expect, it } from '@jest/globals';
import { canBeClosed, nextTray } from './next-tray.js';

const item = (id: string, result: 'pending' | 'agrees' | 'differs' | 'skipped', unsettled = false) => ({
  id,
  result,
  unsettled,
});

describe('the next tray of an audit', () => {
  it('is the first that nobody has looked into', () => {
    const items = [item('1', 'agrees'), item('2', 'skipped'), item('3', 'pending'), item('4', 'pending')];
    expect(nextTray(items)?.id).toBe('3');
    expect(canBeClosed(items)).toBe(false);
  });

  it('is the one whose door is open, even if it was looked into before', () => {
    const items = [item('1', 'pending'), item('2', 'agrees', true)];
    expect(nextTray(items)?.id).toBe('2');
    expect(canBeClosed([item('2', 'agrees', true)])).toBe(false);
  });

  it('is none when all agree, differ or are skipped', () => {
    expect(canBeClosed([item('1', 'agrees'), item('2', 'differs'), item('3', 'skipped')])).toBe(true);
  });
});
