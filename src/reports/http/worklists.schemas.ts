import { z } from 'zod';
import { custodies, states } from '../../dossiers/index.js';
import { worklistIds } from '../worklists/worklists.policy.js';

export const worklistsSchema = z
  .strictObject({
    lists: z.array(
      z.strictObject({
        id: z.enum(worklistIds),
        count: z.int().min(0),
        /** Of these, past the day they are due. */
        late: z.int().min(0),
        /** The query of `/api/staff/dossiers` that finds exactly these. */
        search: z.strictObject({
          state: z.enum(states),
          custody: z.enum(custodies),
          departmentCode: z.string().optional(),
        }),
      }),
    ),
  })
  .meta({ id: 'Worklists' });
export type WorklistsView = z.infer<typeof worklistsSchema>;

export const worklistsExample: WorklistsView = {
  lists: [
    {
      id: 'to_process',
      count: 3,
      late: 1,
      search: { state: 'processing', custody: 'department', departmentCode: 'justice' },
    },
  ],
};
