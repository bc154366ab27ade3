import { problemFrom, ProblemError, unreachable } from './problem-error.js';
import { newIdempotencyKey } from './idempotency-key.js';

/** What `openapi-fetch` gives back. */
interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/** Waits before each repetition of a mutation whose answer did not come. */
const repeatAfterMs = [500, 1500] as const;

/** The data of an answer. @throws ProblemError for every refusal, and when no answer came. */
export async function read<Data>(answer: Promise<Answer<Data>>): Promise<Data> {
  const { data, error, response } = await answer.catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw problemFrom(response.status, error);
  return data as Data;
}

/**
 * Sends one mutation. When no answer comes it is sent again, twice at most, with the same key, so that it is carried
 * out once however often it arrives.
 * @throws ProblemError `unreachable` when it is still unknown what became of it.
 */
export async function send<Data>(
  mutation: (headers: { 'Idempotency-Key': string }) => Promise<Answer<Data>>,
  wait: (milliseconds: number) => Promise<void> = pause,
): Promise<Data> {
  const headers = { 'Idempotency-Key': newIdempotencyKey() };
  for (const milliseconds of repeatAfterMs) {
    try {
      return await read(mutation(headers));
    } catch (error) {
      if (!(error instanceof ProblemError) || error.code !== 'unreachable') throw error;
      await wait(milliseconds);
    }
  }
  return read(mutation(headers));
}

const pause = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
