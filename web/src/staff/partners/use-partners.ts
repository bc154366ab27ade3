import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { read, type Schema } from '../../shared/api/index.js';
import { api } from '../api.js';
import { keyOf } from '../live/topics.js';

export type Partner = Schema<'Partner'>;
export type PartnerKey = Schema<'PartnerKey'>;

/** All partners of the site; those that were ended last. */
export function usePartners(): UseQueryResult<Schema<'PartnerList'>> {
  return useQuery({ queryKey: keyOf('partners'), queryFn: () => read(api.GET('/api/staff/partners')) });
}
