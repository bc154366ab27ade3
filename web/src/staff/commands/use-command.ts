import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemError, send } from '../../shared/api/index.js';
import { readTopicsAgain } from '../live/read-topics-again.js';
import { topics, type Topic } from '../live/topics.js';

type Mutation<Data> = Parameters<typeof send<Data>>[0];

export interface CommandOptions<Variables, Data> {
  /** The request; `header` carries the Idempotency-Key and belongs into `params.header`. */
  readonly send: (header: Parameters<Mutation<Data>>[0], variables: Variables) => ReturnType<Mutation<Data>>;
  /** What is to be read anew afterwards; live events do the same, a moment later. */
  readonly touches?: readonly Topic[];
  /** Called after success, before `pending` ends. */
  readonly onDone?: (data: Data, variables: Variables) => unknown;
}

/** Something a person can have done by the service. */
export interface Command<Variables, Data> {
  readonly run: (variables: Variables) => void;
  readonly pending: boolean;
  /** Why the last try was refused; null before, while trying and after success. */
  readonly problem: ProblemError | null;
  readonly data: Data | undefined;
  /** Forgets the last try. */
  readonly clear: () => void;
}

/**
 * A mutation as a screen uses it: sent once however often it is repeated on the wire, never twice at the same time, its
 * refusal kept to be shown with `ProblemNotice`.
 */
export function useCommand<Variables = void, Data = unknown>({
  send: request,
  touches = [],
  onDone,
}: CommandOptions<Variables, Data>): Command<Variables, Data> {
  const queries = useQueryClient();
  const mutation = useMutation<Data, unknown, Variables>({
    mutationFn: (variables) => send<Data>((header) => request(header, variables)),
    onSuccess: async (data, variables) => {
      readTopicsAgain(queries, touches);
      await onDone?.(data, variables);
    },
    // Somebody else was first: whatever the screen shows may be no longer so, and the live events may be cut off.
    onError: (error) => {
      readTopicsAgain(queries, isOutdated(error) ? topics : touches);
    },
  });
  return {
    run: (variables) => {
      if (!mutation.isPending) mutation.mutate(variables);
    },
    pending: mutation.isPending,
    problem: problemOf(mutation.error),
    data: mutation.data,
    clear: mutation.reset,
  };
}

/** Refused for what has become of the thing meanwhile, and not for how it was asked. */
const isOutdated = (error: unknown): boolean =>
  error instanceof ProblemError && (error.status === 404 || error.status === 409);

function problemOf(error: unknown): ProblemError | null {
  if (error === null || error instanceof ProblemError) return error;
  return new ProblemError('internal_error', 0, 'The screen itself failed.');
}
