import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { createApi, read, type Schema } from '../../shared/api/index.js';
import { mayBeHeardOf } from '../conversation/not-there.js';

const api = createApi();

/** What was read about the person; gone with the person. */
export const personalQueries = ['person'] as const;
export const overviewQuery = ['overview'] as const;

const mostLooksAtCode = 150;
const everyMs = { overview: 30_000, retry: 5_000, door: 2_000, code: 2_000 } as const;

/** Free trays, desk, power: what everybody may see. Read again by itself, so that a kiosk finds back by itself too. */
export function useOverview(enabled = true): UseQueryResult<Schema<'KioskOverview'>> {
  return useQuery({
    queryKey: overviewQuery,
    queryFn: () => read(api.GET('/api/kiosk/overview')),
    enabled,
    // What appears because of an error must not ask again by appearing.
    retryOnMount: false,
    refetchInterval: ({ state }) => (state.status === 'error' ? everyMs.retry : everyMs.overview),
  });
}

/** What can be deposited here, by field. */
export function useOffered(): UseQueryResult<Schema<'OfferedFields'>> {
  return useQuery({
    queryKey: ['offered', 'deposit'],
    queryFn: () => read(api.GET('/api/kiosk/procedures', { params: { query: { purpose: 'deposit' } } })),
  });
}

/** What has become of an opening: asked every two seconds until it is settled, and at once when live events say so. */
export function useDoorOperation(
  id: string,
  token: string | undefined,
): UseQueryResult<Schema<'DoorOperation'>> {
  return useQuery({
    queryKey: [...personalQueries, 'door', id],
    queryFn: () =>
      read(
        createApi(() => (token === undefined ? {} : { 'x-citizen-session': token })).GET(
          '/api/kiosk/door-operations/{id}',
          { params: { path: { id } } },
        ),
      ),
    refetchInterval: ({ state }) => (state.data?.settledAt ? false : everyMs.door),
    staleTime: 0,
    retry: false,
  });
}

/** What became of the message or the call with a code; asked for as long as more may become known, a few minutes at most. */
export function useCode(codeId: string): UseQueryResult<Schema<'RequestedCode'>> {
  return useQuery({
    queryKey: [...personalQueries, 'code', codeId],
    queryFn: () => read(api.GET('/api/kiosk/codes/{id}', { params: { path: { id: codeId } } })),
    refetchInterval: ({ state }) =>
      (state.data === undefined || mayBeHeardOf(state.data)) && state.dataUpdateCount < mostLooksAtCode
        ? everyMs.code
        : false,
    staleTime: 0,
    retry: false,
  });
}
