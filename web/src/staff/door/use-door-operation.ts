import { useQuery } from '@tanstack/react-query';
import { read } from '../../shared/api/index.js';
import { api } from '../api.js';
import { keyOf } from '../live/topics.js';
import type { DoorOperation } from './door-phase.js';

/** Live events tell of every change; this catches what happened while the stream was away. */
const askAgainMs = 2500;

/** An opening as it is now, from the first answer on. */
export function useDoorOperation(first: DoorOperation): DoorOperation {
  const { data } = useQuery({
    queryKey: keyOf('door-operations', first.id),
    queryFn: () => read(api.GET('/api/staff/door-operations/{id}', { params: { path: { id: first.id } } })),
    initialData: first,
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data?.settledAt ? false : askAgainMs),
  });
  // A run that was read later than the operation knows more.
  return first.settledAt === null ? data : first;
}
