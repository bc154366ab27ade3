import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { read, type Schema } from '../../../shared/api/index.js';
import { api } from '../../api.js';
import { keyOf } from '../../live/topics.js';

export type Audit = Schema<'Audit'>;
export type AuditItem = Schema<'AuditItem'>;

/** The newest audits with their differences. */
export function useAudits(): UseQueryResult<readonly Schema<'AuditHead'>[]> {
  return useQuery({
    queryKey: keyOf('audits'),
    queryFn: async () => (await read(api.GET('/api/staff/audits'))).audits,
  });
}

export function useAudit(id: string): UseQueryResult<Audit> {
  return useQuery({
    queryKey: keyOf('audits', id),
    queryFn: () => read(api.GET('/api/staff/audits/{id}', { params: { path: { id } } })),
  });
}
