import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { read, type Schema } from '../../shared/api/index.js';
import { api } from '../api.js';
import { keyOf } from '../live/topics.js';

/** The demo's clock can be moved, and nothing tells of it. */
const askAgainMs = 30_000;

/** The day in numbers. */
export function useOverview(): UseQueryResult<Schema<'Overview'>> {
  return useQuery({
    queryKey: keyOf('overview'),
    queryFn: () => read(api.GET('/api/staff/overview')),
    refetchInterval: askAgainMs,
  });
}

/** What is wrong now, the most urgent first. */
export function useAlarms(): UseQueryResult<readonly Schema<'StandingAlarm'>[]> {
  return useQuery({
    queryKey: keyOf('alarms'),
    queryFn: async () => (await read(api.GET('/api/staff/alarms'))).alarms,
    refetchInterval: askAgainMs,
  });
}

/** People to be called, because an SMS has not reached them or may not have. */
export function useCalls(): UseQueryResult<readonly Schema<'NoticeToCall'>[]> {
  return useQuery({
    queryKey: keyOf('notices', 'to-call'),
    queryFn: async () =>
      (await read(api.GET('/api/staff/notices', { params: { query: { state: 'to_call' } } }))).notices,
  });
}
