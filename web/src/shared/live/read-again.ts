import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Reads again what a change concerns, if it is on the screen. An answer that is still on its way may be older than the
 * change: it is waited for, and asked for once more. However many changes come meanwhile, one more reading serves them all.
 */
export async function readAgain(queries: QueryClient, queryKey: QueryKey = []): Promise<void> {
  const onTheWay = queries.getQueryCache().findAll({ queryKey, fetchStatus: 'fetching' });
  await Promise.allSettled(onTheWay.flatMap(({ promise }) => promise ?? []));
  await queries.invalidateQueries({ queryKey }, { cancelRefetch: false });
}
