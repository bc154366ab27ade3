import { QueryClient } from '@tanstack/react-query';
import { ProblemError } from './problem-error.js';

const mostRepetitions = 2;

/** Reads again what was not answered, twice at most; what was refused is refused. */
export function createQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        retry: (failures, error) =>
          failures < mostRepetitions &&
          error instanceof ProblemError &&
          error.status !== 401 &&
          isPassing(error),
        // A screen whose network is gone shall say so: by default a query without a network waits in silence.
        networkMode: 'always',
        // The live events say when something has changed.
        staleTime: 30_000,
        refetchOnWindowFocus: true,
      },
      mutations: { retry: false },
    },
  });
}

const isPassing = ({ code, status }: ProblemError): boolean => code === 'unreachable' || status >= 500;
