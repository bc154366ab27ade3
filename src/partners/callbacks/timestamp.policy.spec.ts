import { describe, expect, it } from '@jest/globals';
import { isFresh } from './timestamp.policy.js';

const at = new Date('2026-11-23T02:00:00Z');
const seconds = at.getTime() / 1000;

describe('the time of a callback', () => {
  it.each([seconds, seconds - 300, seconds + 300])('%s is fresh', (timestamp) => {
    expect(isFresh(String(timestamp), at)).toBe(true);
  });

  it.each([
    String(seconds - 301),
    String(seconds + 301),
    '0',
    '',
    '1e9',
    `${seconds}.5`,
    ` ${seconds}`,
    '9'.repeat(13),
  ])('%s is not', (timestamp) => {
    expect(isFresh(timestamp, at)).toBe(false);
  });
});
