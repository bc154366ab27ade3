import type { ObservedRequestClient } from './observed-request-client.js';
import type { TwilioFailure } from './failure-answers.js';

/**
 * Reduces whatever the client threw to facts. Twilio's exceptions carry a numeric `status` and `code`, those of the
 * transport a string `code`. Nothing else of them is kept: they hold the request with credentials, number and text.
 */
export function describeFailure(error: unknown, client: ObservedRequestClient): TwilioFailure {
  const { status, code } = (error ?? {}) as { readonly status?: unknown; readonly code?: unknown };
  const { mayHaveBeenSent } = client;
  if (typeof status === 'number') {
    const retryAfterMs = readRetryAfter(client.lastResponse?.headers);
    return {
      mayHaveBeenSent,
      status,
      ...(typeof code === 'number' ? { code } : {}),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  }
  const name = typeof code === 'string' ? code : error instanceof Error ? error.name : undefined;
  return { mayHaveBeenSent, ...(name === undefined ? {} : { transportError: name }) };
}

/** Whole seconds (RFC 9110 §10.2.3); the form with a date is left to our own back-off. */
function readRetryAfter(headers: unknown): number | undefined {
  const value = (headers as Readonly<Record<string, unknown>> | undefined)?.['retry-after'];
  return typeof value === 'string' && /^\d{1,6}$/.test(value) ? Number(value) * 1_000 : undefined;
}
