import { z } from 'zod';
import type { ProblemCode } from '../../kernel/index.js';
import { appCodeSchema } from './second-factor.schemas.js';

/** Somebody else who may do the same, at the same screen; asked for with `second_person_required`. */
export const secondPersonSchema = appCodeSchema
  .extend({
    // Not held against the form of a username: what is no username gets the answer of a wrong one.
    username: z.string().min(1).max(64).meta({ example: 'tran.van.binh' }),
  })
  .meta({ id: 'SecondPerson', example: { username: 'tran.van.binh', code: '287082' } });

/** How an opening that may need a second person may refuse besides; to be spread into the `problems` of a route. */
export const secondPersonRefusals = [
  'second_person_required',
  'same_person_twice',
  'second_person_may_not',
  'code_wrong',
  'too_many_requests',
] as const satisfies readonly ProblemCode[];
