import { expect, it } from '@jest/globals';
import { fuzzTools } from '../testing/fuzz-tools.js';

const outputs = 4_000;

it('the answers of the tools are read as they stand, or refused', () => {
  const { versions, chips, levels } = fuzzTools(outputs, 20_261_123);
  for (const found of [versions, chips, levels]) {
    expect(found).toBeGreaterThan(outputs / 50);
    expect(found).toBeLessThan(outputs);
  }
});
