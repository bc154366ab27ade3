import type { QueryClient } from '@tanstack/react-query';
import { ProblemError, read, type Schema } from '../../shared/api/index.js';
import { api } from '../api.js';

export type Me = Schema<'SignedInAccount'>;

/** Why a session has ended: nobody did anything in it, or anything else. */
export type SessionEnd = 'unused' | 'other';

/** Whether somebody is signed in at this browser; `ended` when somebody was. */
export type Session =
  | { readonly kind: 'signed_in'; readonly me: Me }
  /** The password was shown, the second factor not yet. */
  | { readonly kind: 'half_way'; readonly enrolled: boolean }
  | { readonly kind: 'signed_out' }
  | { readonly kind: 'ended'; readonly why: SessionEnd };

export const sessionKey = ['session'] as const;

/** Asks the service who is signed in. @throws ProblemError when it cannot say. */
export async function readSession(): Promise<Session> {
  try {
    return { kind: 'signed_in', me: await read(api.GET('/api/staff/me')) };
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (error.code === 'second_factor_required') {
      return { kind: 'half_way', enrolled: error.facts['enrolled'] === true };
    }
    if (error.status !== 401) throw error;
    return error.code === 'session_ended' ? endOfSession(error) : { kind: 'signed_out' };
  }
}

/** How a session has ended by what the service says when it is used. */
export const endOfSession = (problem: ProblemError): Session => ({
  kind: 'ended',
  why: problem.facts['reason'] === 'unused' ? 'unused' : 'other',
});

/** Forgets everything that was read for the person who was signed in. */
export function forgetPerson(queries: QueryClient, session: Session): void {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== sessionKey[0] });
  queries.setQueryData<Session>(sessionKey, session);
}

/**
 * What a refusal says about the session, wherever it came up: how it has ended, that a password must be chosen or a second
 * factor shown first, that the person may do less than before, or nothing.
 */
export function saysAboutSession(error: unknown): Session | 'ask_again' | 'nothing' {
  if (!(error instanceof ProblemError)) return 'nothing';
  if (error.status === 401) return endOfSession(error);
  const unfinished = ['password_change_required', 'second_factor_required'].includes(error.code);
  // The screens offer nothing that the person may not do: a right was taken away meanwhile.
  const lostRight = error.code === 'forbidden' && error.facts['action'] !== undefined;
  return unfinished || lostRight ? 'ask_again' : 'nothing';
}
