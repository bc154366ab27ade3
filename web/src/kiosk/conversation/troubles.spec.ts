import { describe, expect, it } from '@jest/globals';
import { waysOn } from './troubles.js';

describe('waysOn', () => {
  it('offers a way on from everything that goes wrong, and the way out last', () => {
    for (const { ways } of Object.values(waysOn)) expect(ways.at(-1)).toBe('leave');
  });
});
