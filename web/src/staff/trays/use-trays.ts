import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { read } from '../../shared/api/index.js';
import { api } from '../api.js';
import { keyOf } from '../live/topics.js';
import type { Tray } from './tray-types.js';

/** All trays in the order of the cabinets, as they stand. */
export function useTrays(): UseQueryResult<readonly Tray[]> {
  return useQuery({
    queryKey: keyOf('trays'),
    queryFn: async () => (await read(api.GET('/api/staff/trays'))).trays,
  });
}
