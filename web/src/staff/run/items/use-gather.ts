import { api } from '../../api.js';
import { useCommand, type Command } from '../../commands/use-command.js';
import type { Run } from '../run-types.js';

export function useGather(runId: string): Command<void, Run> {
  return useCommand({
    send: (header) => api.POST('/api/staff/runs/{id}/gathering', { params: { path: { id: runId }, header } }),
    touches: ['runs'],
  });
}
