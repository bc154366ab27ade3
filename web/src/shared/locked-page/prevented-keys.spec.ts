import { describe, expect, it } from '@jest/globals';
import { isPrevented } from './prevented-keys.js';

const stroke = (key: string, held: Partial<Record<'ctrlKey' | 'altKey' | 'metaKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  altKey: false,
  metaKey: false,
  ...held,
});

describe('isPrevented', () => {
  it.each(['F1', 'F5', 'F11', 'F12', 'ContextMenu', 'BrowserBack', 'PrintScreen', 'Meta'])('%s', (key) => {
    expect(isPrevented(stroke(key))).toBe(true);
  });

  it.each([
    ['p', { ctrlKey: true }],
    ['w', { ctrlKey: true }],
    ['l', { ctrlKey: true }],
    ['ArrowLeft', { altKey: true }],
    ['F4', { altKey: true }],
    ['Tab', { altKey: true }],
    ['q', { metaKey: true }],
  ] as const)('%s with %o', (key, held) => {
    expect(isPrevented(stroke(key, held))).toBe(true);
  });

  it.each(['a', 'Ă', '7', 'Tab', 'Enter', ' ', 'Backspace', 'ArrowDown', 'Shift', 'Escape', 'F'])(
    'leaves %p, which people and scanners need',
    (key) => {
      expect(isPrevented(stroke(key))).toBe(false);
    },
  );
});
