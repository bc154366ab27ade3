import { describe, expect, it } from '@jest/globals';
import { longestUnseenMs } from '../../doors/confirmation.js';
import { idleSite } from './measure-boards.js';
import { boardsOf } from './report.js';
import type { SiteChoice } from './site-of-ninety.js';

const choice: SiteChoice = { driver: 'kerong-cu16', baudRate: 9600 };
const boards = boardsOf(choice);

function roundMs(exchangeMs: number): number {
  const { scanIntervalMs = 0 } = idleSite(choice, { bytesMs: exchangeMs - 5, turnaroundMs: 3, silenceMs: 2 });
  return boards * (exchangeMs + scanIntervalMs);
}

describe('an idle line', () => {
  it('is free for a fifth of a second in each round', () => {
    expect(roundMs(10)).toBe(boards * 10 + 198);
  });

  it('has its boards asked while their last look still speaks for a pulse, where the scan itself takes long', () => {
    expect(roundMs(60)).toBeLessThanOrEqual(0.8 * longestUnseenMs);
    expect(roundMs(60)).toBeGreaterThan(boards * 60);
  });
});
