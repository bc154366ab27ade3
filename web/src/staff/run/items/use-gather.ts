import { createContext, useContext } from 'react';
import { api } from '../../api.js';
import { useProvenCommand } from '../../session/second-factor/use-proven-command.js';

/** Puts on the lists of an open run what has come since; the service may ask who sits there, as when they were first made. */
export const useGather = (runId: string) =>
  useProvenCommand('gathering', {
    send: (header) => api.POST('/api/staff/runs/{id}/gathering', { params: { path: { id: runId }, header } }),
    touches: ['runs'],
  });

/** Has it done by the page of the run: for a form that is gone as soon as what it does is done. */
export const GatherLater = createContext<() => void>(() => undefined);

export const useGatherLater = (): (() => void) => useContext(GatherLater);
