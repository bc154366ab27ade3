import { useEffect, type Dispatch } from 'react';
import { ProblemError } from '../shared/api/index.js';
import type { KioskEvent } from './conversation/conversation.js';

/** A kiosk whose credential is revoked says so, and asks for another; whoever stands before it has no session any more. */
export function useRevocation(error: Error | null, dispatch: Dispatch<KioskEvent>): void {
  const revoked = error instanceof ProblemError && error.status === 401;
  useEffect(() => {
    if (revoked) dispatch({ type: 'device_unknown', refused: true });
  }, [revoked, dispatch]);
}
