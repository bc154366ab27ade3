import { describe, expect, it } from '@jest/globals';
import { collect, noBurst, type Burst } from './scanner.js';

const type = (text: string, everyMs: number, start: Burst = noBurst) => {
  let burst = start;
  let scanned: string | undefined;
  let swallowed = 0;
  let atMs = 1000;
  for (const key of Array.from(text).map((letter) => (letter === '\n' ? 'Enter' : letter))) {
    atMs += everyMs;
    const taken = collect(burst, { key, atMs });
    burst = taken.burst;
    scanned ??= taken.scanned;
    if (taken.swallow) swallowed += 1;
  }
  return { burst, scanned, swallowed };
};

describe('collect', () => {
  it('gives the text of a fast burst at its Enter, in composed letters', () => {
    expect(type('Nguyễn Thị Hà|1980'.normalize('NFD') + '\n', 5).scanned).toBe('Nguyễn Thị Hà|1980');
  });

  it('takes no hand for a scanner', () => {
    expect(type('Nguyen Thi Ha\n', 80)).toMatchObject({ scanned: undefined, swallowed: 0 });
  });

  it('takes no short burst for a scan', () => {
    expect(type('0912\n', 5).scanned).toBeUndefined();
  });

  it('begins anew after a pause', () => {
    const before = type('0912', 5).burst;
    expect(type('https://x/d/abc\n', 5, { ...before, lastAtMs: 0 }).scanned).toBe('https://x/d/abc');
  });

  it('does not count Shift as a letter', () => {
    let burst = type('ABCDEFGH', 5).burst;
    burst = collect(burst, { key: 'Shift', atMs: burst.lastAtMs + 5 }).burst;
    expect(collect(burst, { key: 'Enter', atMs: burst.lastAtMs + 5 }).scanned).toBe('ABCDEFGH');
  });

  it('keeps the blanks and the Enter of a scanner from pressing buttons', () => {
    expect(type('Nguyen Van An\n', 5).swallowed).toBe(3);
  });

  it('never grows without end', () => {
    expect(type('x'.repeat(5000), 1).burst.text.length).toBeLessThanOrEqual(600);
  });
});
