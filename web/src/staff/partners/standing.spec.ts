import { describe, expect, it } from '@jest/globals';
import { standingOf } from './standing.js';
import type { PartnerKey } from './use-partners.js';

const key = (expired: boolean): PartnerKey => ({
  id: '7c1d3b55-7a1f-4a1c-8e8f-2d3a4b5c6e7f',
  prefix: 'k7m2p9qx',
  madeAt: '2026-11-23T02:00:00.000Z',
  expiresAt: '2027-11-23T02:00:00.000Z',
  expired,
  lastUsedOn: null,
});

describe('how a partner stands', () => {
  it.each([
    ['valid', { ended: false, keys: [key(true), key(false)], scopes: ['dossiers.read'] }],
    ['keyless', { ended: false, keys: [key(true)], scopes: ['dossiers.read'] }],
    ['keyless', { ended: false, keys: [], scopes: ['dossiers.read', 'progress.report'] }],
    ['reports_only', { ended: false, keys: [], scopes: ['progress.report'] }],
    ['ended', { ended: true, keys: [key(false)], scopes: ['progress.report'] }],
  ] as const)('%s', (standing, { ended, keys, scopes }) => {
    expect(standingOf({ ended, keys: [...keys], scopes: [...scopes] })).toBe(standing);
  });
});
