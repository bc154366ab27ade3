import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { queryParametersOf } from './query-parameters.js';

const colour = z.enum(['red', 'green']).meta({ id: 'QueryParametersColour' });
const shape = { colour, other: colour.optional(), page: z.coerce.number().int().min(1).max(9).default(1) };

describe('the parameters of a query string', () => {
  it.each([
    ['without a name of its own', z.strictObject(shape)],
    ['with a name of its own', z.strictObject(shape).meta({ id: 'QueryParametersSearch' })],
  ])('are those of its schema %s, each in full', (_what, query) => {
    const named = { type: 'string', enum: ['red', 'green'] };
    expect(queryParametersOf(query)).toEqual([
      { name: 'colour', required: true, schema: named },
      { name: 'other', required: false, schema: named },
      { name: 'page', required: false, schema: { type: 'integer', minimum: 1, maximum: 9, default: 1 } },
    ]);
  });
});
