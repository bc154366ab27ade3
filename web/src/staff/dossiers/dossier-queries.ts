import { keepPreviousData, useQuery, type UseQueryResult } from '@tanstack/react-query';
import { read, type Schema } from '../../shared/api/index.js';
import { api } from '../api.js';
import { keyOf } from '../live/topics.js';
import { questionOf, type SearchTerms } from './search/search-terms.js';
import type { Dossier } from './types.js';

/** One dossier, with what the person who asks may do with it now. */
export function useDossier(id: string): UseQueryResult<Dossier> {
  return useQuery({
    queryKey: keyOf('dossiers', 'one', id),
    queryFn: () => read(api.GET('/api/staff/dossiers/{id}', { params: { path: { id } } })),
  });
}

export function useDossierSearch(terms: SearchTerms): UseQueryResult<Schema<'DossierPage'>> {
  const body = questionOf(terms);
  return useQuery({
    queryKey: keyOf('dossiers', 'search', JSON.stringify(body)),
    queryFn: () => read(api.POST('/api/staff/dossiers/searches', { body })),
    placeholderData: keepPreviousData,
  });
}

export function useCustodyHistory(id: string): UseQueryResult<Schema<'CustodyHistory'>> {
  return useQuery({
    queryKey: keyOf('dossiers', 'history', id),
    queryFn: () => read(api.GET('/api/staff/dossiers/{id}/history', { params: { path: { id } } })),
  });
}

/** What the citizen was told about a dossier. */
export function useDossierNotices(id: string): UseQueryResult<Schema<'NoticeList'>> {
  return useQuery({
    queryKey: keyOf('notices', 'dossier', id),
    queryFn: () => read(api.GET('/api/staff/dossiers/{id}/notices', { params: { path: { id } } })),
  });
}

/** The whole telephone number; asked for only when somebody wants to see it, and forgotten with the screen. */
export function useFullPhone(id: string, wanted: boolean): UseQueryResult<Schema<'FullPhone'>> {
  return useQuery({
    queryKey: keyOf('dossiers', 'phone', id),
    queryFn: () => read(api.GET('/api/staff/dossiers/{id}/phone', { params: { path: { id } } })),
    enabled: wanted,
    gcTime: 0,
  });
}
