import { describe, expect, it } from '@jest/globals';
import { codeStanding, type CodeFacts } from './code-standing.policy.js';

const requestedAt = new Date('2026-11-23T02:00:00Z');
const expiresAt = new Date('2026-11-23T02:05:00Z');
const code: CodeFacts = { kioskId: 'here', ended: null, requestedAt, expiresAt };
const inTime = new Date(expiresAt.getTime() - 1);
const aMinuteBefore = new Date('2026-11-23T01:59:00Z');

describe('where a code stands', () => {
  it.each<[string, CodeFacts | null, string, Date, object]>([
    ['in time, here', code, 'here', inTime, { kind: 'open', code }],
    ['at the moment it expires', code, 'here', expiresAt, { kind: 'expired' }],
    ['asked for ahead of the clock, which was set back', code, 'here', aMinuteBefore, { kind: 'expired' }],
    ['ended for that', { ...code, ended: 'expired' }, 'here', inTime, { kind: 'expired' }],
    ['used', { ...code, ended: 'used' }, 'here', inTime, { kind: 'ended', how: 'used' }],
    ['replaced', { ...code, ended: 'replaced' }, 'here', inTime, { kind: 'ended', how: 'replaced' }],
    ['exhausted', { ...code, ended: 'exhausted' }, 'here', inTime, { kind: 'ended', how: 'exhausted' }],
    ['used and past its time', { ...code, ended: 'used' }, 'here', expiresAt, { kind: 'ended', how: 'used' }],
    ['elsewhere, whatever else', { ...code, ended: 'used' }, 'there', expiresAt, { kind: 'foreign' }],
    ['never asked for', null, 'here', inTime, { kind: 'foreign' }],
  ])('%s', (_what, facts, kioskId, at, standing) => {
    expect(codeStanding(facts, kioskId, at)).toEqual(standing);
  });
});
