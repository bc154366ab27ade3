import type { Site } from '../../config/index.js';
import { addMs, holdsAt, minuteMs } from '../../kernel/index.js';
import type { SessionStage } from './session-stage.js';

/** What tells how long a session goes on. */
export interface SessionTimes {
  readonly stage: SessionStage;
  readonly startedAt: Date;
  /** When a person last did something in it, to the minute. */
  readonly lastUsedAt: Date;
  /** It ends then, whatever is done. */
  readonly expiresAt: Date;
  /** When somebody ended it. */
  readonly endedAt: Date | null;
}

/**
 * Whether a session goes on, and if not, why: somebody ended it, nobody did anything in it, or its time was over. Of one that lies ahead
 * of the clock nobody knows how much of its time is left, so it is over.
 */
export type SessionStanding = 'live' | 'ended' | 'unused' | 'expired';

const usualIdleMinutes = 30;

/** After how many minutes without use a session ends at a site; never more than it lasts. */
export function idleMinutesOf({
  staffMinutes,
  staffIdleMinutes,
}: Pick<Site['sessions'], 'staffMinutes' | 'staffIdleMinutes'>): number {
  return staffIdleMinutes ?? Math.min(usualIdleMinutes, staffMinutes);
}

/**
 * When a session ends unless somebody does something in it. Its last use is known to the minute, so a whole one is added: it ends
 * never earlier than the site says, and less than a minute later. Half-way through a sign-in people look for their phone, and the
 * few minutes of such a session are its own limit.
 */
export function idleEndsAt(
  { stage, lastUsedAt, expiresAt }: Pick<SessionTimes, 'stage' | 'lastUsedAt' | 'expiresAt'>,
  idleMinutes: number,
): Date {
  return stage === 'password' ? expiresAt : addMs(lastUsedAt, (idleMinutes + 1) * minuteMs);
}

/** The one place that says whether a session lives. */
export function standingOf(session: SessionTimes, idleMinutes: number, at: Date): SessionStanding {
  if (session.endedAt !== null) return 'ended';
  const idleEnd = idleEndsAt(session, idleMinutes);
  const isIdleFirst = idleEnd < session.expiresAt;
  const until = isIdleFirst ? idleEnd : session.expiresAt;
  const from = session.lastUsedAt > session.startedAt ? session.lastUsedAt : session.startedAt;
  if (holdsAt({ from, until }, at)) return 'live';
  return isIdleFirst && at >= until ? 'unused' : 'expired';
}
