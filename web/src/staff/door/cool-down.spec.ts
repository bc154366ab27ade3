import { describe, expect, it } from '@jest/globals';
import { anOperation } from '../run/testing/runs.js';
import { coolDownSeconds } from './cool-down.js';

describe('a lock that has to cool down', () => {
  it('is ready after whole seconds, never before', () => {
    const cooling = { outcome: 'not_opened', outcomeReason: 'cooling_down' } as const;
    expect(coolDownSeconds(anOperation({ ...cooling, readyInMs: 7_001 }))).toBe(8);
    expect(coolDownSeconds(anOperation({ ...cooling, readyInMs: 7_000 }))).toBe(7);
  });

  it('is no lock that did not open for another reason', () => {
    expect(coolDownSeconds(anOperation({ outcome: 'not_opened', outcomeReason: 'jammed' }))).toBeNull();
    expect(coolDownSeconds(anOperation({ outcome: 'opened' }))).toBeNull();
  });
});
