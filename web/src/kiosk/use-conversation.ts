import { useEffect, useReducer, useRef, type Dispatch } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { ProblemError } from '../shared/api/index.js';
import { endSession } from './api/end-session.js';
import { personalQueries } from './api/queries.js';
import { runRequest } from './api/run-request.js';
import { beginning, type Conversation, type KioskEvent } from './conversation/conversation.js';
import { converse } from './conversation/converse.js';
import type { Answer, Request } from './conversation/requests.js';
import { emptyVisit } from './conversation/visit.js';

/** The conversation, and what it wants of the service. */
export function useConversation(): readonly [Conversation, Dispatch<KioskEvent>] {
  const [state, dispatch] = useReducer(converse, beginning);
  useRequests(state, dispatch);
  useWipe(state);
  return [state, dispatch];
}

/** Sends what the conversation asks; an answer that nobody waits for any more is dropped by the conversation. */
function useRequests({ asking, visit }: Conversation, dispatch: Dispatch<KioskEvent>): void {
  const running = useRef<Request | null>(null);
  const wanted = useRef<Request | null>(null);
  const token = visit.session?.token;

  useEffect(() => {
    wanted.current = asking;
    if (asking === null || running.current === asking) return;
    running.current = asking;
    void runRequest(asking, token)
      .then((answer) => {
        // Whoever the session was begun for has left meanwhile.
        if (beginsSession(answer) && wanted.current !== asking) endSession(answer.data.token);
        dispatch({ type: 'answered', request: asking, answer, atMs: performance.now() });
      })
      .catch((error: unknown) => {
        const { code, facts } = error instanceof ProblemError ? error : { code: 'internal_error', facts: {} };
        dispatch({ type: 'refused', request: asking, refusal: { code, facts } });
      })
      .finally(() => {
        if (running.current === asking) running.current = null;
      });
  }, [asking, token, dispatch]);
}

const beginsSession = (answer: Answer) =>
  answer.kind === 'start_session' || answer.kind === 'start_session_by_qr';

/** A session that the conversation has forgotten ends on the server too, and what was read with it is forgotten. */
function useWipe({ visit }: Conversation): void {
  const queries = useQueryClient();
  const token = visit.session?.token;
  useEffect(() => {
    if (token === undefined) return undefined;
    return () => {
      endSession(token);
      queries.removeQueries({ queryKey: personalQueries });
    };
  }, [token, queries]);

  const nobodyThere = visit === emptyVisit;
  useEffect(() => {
    // Whoever left before their code was taken had no session yet.
    if (nobodyThere) queries.removeQueries({ queryKey: personalQueries });
  }, [nobodyThere, queries]);
}
