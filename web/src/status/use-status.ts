import { useQuery } from '@tanstack/react-query';
import { createApi, type ProblemError, read, type Schema } from '../shared/api/index.js';
import { troubleOf, type Trouble } from './trouble.js';

const api = createApi();

const lookAgainMs = 60_000;

export interface KnownStatus {
  /** The newest that was heard, however old. */
  readonly status: Schema<'PublicStatus'> | undefined;
  /** Why there is nothing newer. */
  readonly trouble: Trouble | undefined;
  readonly lookAgain: () => void;
  readonly looking: boolean;
}

/** Asks where the dossier stands: now, every minute while somebody looks, and at once when somebody looks again. */
export function useStatus(token: string): KnownStatus {
  const query = useQuery<Schema<'PublicStatus'>, ProblemError>({
    queryKey: ['status', token],
    queryFn: () => read(api.GET('/api/public/dossiers/{token}', { params: { path: { token } } })),
    refetchInterval: lookAgainMs,
    refetchOnWindowFocus: 'always',
  });
  return {
    status: query.data,
    trouble: query.error === null ? undefined : troubleOf(query.error, navigator.onLine),
    lookAgain: () => void query.refetch(),
    looking: query.isFetching,
  };
}
