import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { read, type Schema } from '../../shared/api/index.js';
import { api } from '../api.js';
import { keyOf } from '../live/topics.js';

/** Procedures, fields and departments of the site. */
export function useCatalogue(): UseQueryResult<Schema<'Catalogue'>> {
  return useQuery({
    queryKey: keyOf('catalogue'),
    queryFn: () => read(api.GET('/api/staff/procedures')),
    staleTime: 5 * 60_000,
  });
}
