import type { EntityManager } from 'typeorm';
import { minuteMs } from '../../kernel/index.js';
import type { FoundSession } from './find-session.js';

/** The minute in which a time lies. */
export function wholeMinute(at: Date): Date {
  return new Date(Math.floor(at.getTime() / minuteMs) * minuteMs);
}

/**
 * Writes down that a person does something in a session now: the session goes on from here (`session-life.policy.ts`). To the minute:
 * enough to recognise a stranger's, one write a minute, and no record of what somebody does when.
 */
export async function noteUse(
  manager: EntityManager,
  { staff: { sessionId }, lastUsedAt }: FoundSession,
  at: Date,
): Promise<void> {
  const minute = wholeMinute(at);
  if (lastUsedAt >= minute) return;
  await manager.query(
    `UPDATE staff_session SET last_used_at = $2 WHERE id = $1 AND ended_at IS NULL AND last_used_at < $2`,
    [sessionId, minute],
  );
}
