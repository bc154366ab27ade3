import { describe, expect, it } from '@jest/globals';
import { operation } from '../conversation/testing/examples.js';
import { doorPhase } from './door-phase.js';

describe('doorPhase', () => {
  it.each([
    ['opening', {}],
    ['open', { door: 'open', doorSeenOpen: true }],
    ['open', { door: 'open', outcome: 'unknown' }],
    ['left_open', { door: 'open', doorSeenOpen: true, leftOpen: 'warned' }],
    ['left_open', { door: 'open', doorSeenOpen: true, leftOpen: 'alarmed' }],
    ['unclear', { outcome: 'unknown' }],
    ['unclear', { door: 'unknown' }],
    ['checking', { outcome: 'not_opened' }],
    ['checking', { doorSeenOpen: true }],
    ['asking', { doorSeenOpen: true, occupancy: 'unknown' }],
    ['asking', { doorSeenOpen: true, occupancy: 'unknown', door: 'unknown' }],
    ['checking', { doorSeenOpen: true, occupancy: 'unknown', confirmation: 'done' }],
    ['settled', { door: 'open', settledAt: '2026-11-23T02:00:00.000Z' }],
  ] as const)('%s: %o', (phase, change) => {
    expect(doorPhase({ ...operation, ...change })).toBe(phase);
  });
});
