import { describe, expect, it } from '@jest/globals';
import { tokenOf } from './status-token.js';
import { troubleOf } from './trouble.js';

describe('what keeps the page from saying where a dossier stands', () => {
  it.each([
    ['not_found', true, 'unknown_link'],
    ['validation_failed', true, 'unknown_link'],
    ['unreachable', false, 'no_network'],
    ['unreachable', true, 'service_away'],
    ['service_unavailable', true, 'service_away'],
    ['internal_error', true, 'service_away'],
    ['too_many_requests', true, 'service_away'],
    // The phone may be wrong about its network: an answer came.
    ['service_unavailable', false, 'service_away'],
  ])('%s, online %s: %s', (code, online, expected) => {
    expect(troubleOf({ code }, online)).toBe(expected);
  });
});

describe('the token in the address', () => {
  it.each([
    ['/d/2Qm0X8v7b1nY5kR3tW9zAg', '2Qm0X8v7b1nY5kR3tW9zAg'],
    ['/d/2Qm0X8v7b1nY5kR3tW9zAg/', '2Qm0X8v7b1nY5kR3tW9zAg'],
    ['/d/', ''],
  ])('%s', (path, expected) => {
    expect(tokenOf(path)).toBe(expected);
  });
});
