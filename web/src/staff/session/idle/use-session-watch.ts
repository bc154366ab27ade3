import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useState } from 'react';
import { ProblemError, read } from '../../../shared/api/index.js';
import { useToldTouches } from '../../../shared/presence/use-told-touches.js';
import { api } from '../../api.js';
import { useCommand, type Command } from '../../commands/use-command.js';
import { endOfSession, forgetPerson } from '../session.js';
import { watchAt, type HeardTimes, type Watch } from './session-watch.js';

/** What somebody does here is told at once, and then once in this time at most. */
const tellEveryMs = 60_000;
/** The session may be used at another page, and the demo's clock moved. To ask is no use of it. */
const askEveryMs = 60_000;

const sessionTimes = {
  queryKey: ['session-times'],
  queryFn: () => read(api.GET('/api/staff/sessions/current')),
} as const;

interface SessionWatch {
  readonly watch: Watch;
  /** Says that somebody is there. */
  readonly presence: Command<void, unknown>;
}

/** Tells the service that somebody sits here, and watches over how long their session still lasts if nobody does. */
export function useSessionWatch(personId: string): SessionWatch {
  const queries = useQueryClient();
  const {
    data: times,
    dataUpdatedAt: heardAt,
    refetch,
  } = useQuery({
    ...sessionTimes,
    staleTime: 0,
    refetchInterval: askEveryMs,
    refetchIntervalInBackground: true,
  });
  const presence = useCommand({
    send: (header) => api.POST('/api/staff/sessions/current/presence', { params: { header } }),
    onDone: () => refetch(),
  });
  useToldTouches(
    personId,
    () => {
      presence.run();
    },
    tellEveryMs,
  );
  const watch = useWatch(times && { times, heardAt });

  const ask = useEffectEvent(async (): Promise<void> => {
    try {
      // Tried once: what is on the screen does not wait for a network that is gone.
      await queries.query({ ...sessionTimes, staleTime: 0, retry: false });
    } catch (error) {
      if (watch.kind !== 'over') return;
      forgetPerson(queries, isRefusal(error) ? endOfSession(error) : { kind: 'ended', why: 'unused' });
    }
  });
  useEffect(() => {
    if (watch.kind === 'to_be_asked' || watch.kind === 'over') void ask();
  }, [watch.kind]);

  return { watch, presence };
}

const isRefusal = (error: unknown): error is ProblemError =>
  error instanceof ProblemError && error.status === 401;

function useWatch(heard: HeardTimes | undefined): Watch {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const tick = setInterval(() => {
      setNow(Date.now());
    }, 1000);
    return () => {
      clearInterval(tick);
    };
  }, []);
  return heard === undefined ? { kind: 'calm' } : watchAt(heard, now);
}
