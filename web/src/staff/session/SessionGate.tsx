import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, type ReactNode } from 'react';
import { Loading } from '../components/Loading.js';
import { ProblemNotice } from '../problems/ProblemNotice.js';
import { ChangePassword } from './ChangePassword.js';
import { EntryPage } from './EntryPage.js';
import { SessionWatch } from './idle/SessionWatch.js';
import { RecoveryCodes } from './second-factor/RecoveryCodes.js';
import { SetUpApp } from './second-factor/SetUpApp.js';
import { ShowCode } from './second-factor/ShowCode.js';
import { forgetPerson, readSession, saysAboutSession, sessionKey, type Session } from './session.js';
import { SignIn } from './SignIn.js';
import { SignedInPerson } from './use-me.js';

/**
 * Lets in who is signed in, by both factors and with a password of their own; the address stays, so that they return to their
 * place.
 */
export function SessionGate({ children }: { readonly children: ReactNode }) {
  useSessionEnd();
  const queries = useQueryClient();
  // Before everything else: they are shown once, and whoever looks at another window meanwhile must find them again.
  const [recoveryCodes, setRecoveryCodes] = useState<readonly string[] | undefined>(undefined);
  const enter = async (): Promise<void> => {
    forgetPerson(queries, await readSession());
    setRecoveryCodes(undefined);
  };
  const { data: session, error } = useQuery({
    queryKey: sessionKey,
    queryFn: readSession,
    staleTime: Infinity,
    refetchOnWindowFocus: true,
  });
  if (session === undefined) {
    return <EntryPage>{error ? <ProblemNotice problem={error} /> : <Loading />}</EntryPage>;
  }
  if (recoveryCodes) return <RecoveryCodes codes={recoveryCodes} onDone={enter} />;
  if (session.kind === 'half_way') {
    return session.enrolled ? <ShowCode onDone={enter} /> : <SetUpApp onDone={setRecoveryCodes} />;
  }
  if (session.kind === 'signed_out') return <SignIn />;
  if (session.kind === 'ended') return <SignIn ended={session.why} />;
  const { me } = session;
  return (
    <>
      <SessionWatch personId={me.id} />
      {me.mustChangePassword ? <ChangePassword /> : <SignedInPerson value={me}>{children}</SignedInPerson>}
    </>
  );
}

/** Notices by any refusal that the session has ended. */
function useSessionEnd(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const heed = (error: unknown): void => {
      const said = saysAboutSession(error);
      if (said === 'ask_again') void queries.invalidateQueries({ queryKey: sessionKey });
      if (typeof said === 'string') return;
      queries.setQueryData<Session>(sessionKey, (before) => (before?.kind === 'signed_in' ? said : before));
    };
    const unsubscribe = [
      queries.getQueryCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error') heed(event.action.error);
      }),
      queries.getMutationCache().subscribe((event) => {
        if (event.type === 'updated' && event.action.type === 'error') heed(event.action.error);
      }),
    ];
    return () => {
      for (const end of unsubscribe) end();
    };
  }, [queries]);
}
