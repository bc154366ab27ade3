import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { ProblemError, read, type Schema } from '../../shared/api/index.js';
import { api } from '../api.js';
import { keyOf } from '../live/topics.js';
import type { Run } from './run-types.js';

/** The run that is open; null when none is. */
export function useOpenRun(): UseQueryResult<Run | null> {
  return useQuery({
    queryKey: keyOf('runs', 'current'),
    queryFn: async () => {
      try {
        return await read(api.GET('/api/staff/runs/current'));
      } catch (error) {
        if (error instanceof ProblemError && error.status === 404) return null;
        throw error;
      }
    },
  });
}

export function useRun(id: string): UseQueryResult<Run> {
  return useQuery({
    queryKey: keyOf('runs', id),
    queryFn: () => read(api.GET('/api/staff/runs/{id}', { params: { path: { id } } })),
  });
}

/** The newest runs, the open one among them. */
export function useRuns(): UseQueryResult<readonly Schema<'RunSummary'>[]> {
  return useQuery({
    queryKey: keyOf('runs', 'list'),
    queryFn: async () => (await read(api.GET('/api/staff/runs'))).runs,
  });
}

/** Times of the schedule at which nobody came, and the next one. */
export function useMissedRuns(): UseQueryResult<Schema<'MissedRuns'>> {
  return useQuery({
    queryKey: keyOf('runs', 'missed'),
    queryFn: () => read(api.GET('/api/staff/runs/missed')),
  });
}
