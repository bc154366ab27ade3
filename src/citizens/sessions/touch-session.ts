import type { EntityManager } from 'typeorm';
import { addMs, clockToleranceMs } from '../../kernel/index.js';

/**
 * Writes down that the citizen of a session is there now. A session that is over stays so, one that was touched ahead of the clock is not
 * touched again, and none is shortened: two requests at once may come in any order.
 * @param idleMs how long they may then stand there without a touch
 * @returns until when that is.
 */
export async function touchSession(
  manager: EntityManager,
  sessionId: string,
  at: Date,
  idleMs: number,
): Promise<Date> {
  const idleEndsAt = addMs(at, idleMs);
  await manager.query(
    `UPDATE citizen_session SET idle_ends_at = $2, touched_at = greatest(touched_at, $3)
      WHERE id = $1 AND ended_at IS NULL AND touched_at <= $4
        AND expires_at > $3 AND idle_ends_at > $3 AND idle_ends_at < $2`,
    [sessionId, idleEndsAt, at, addMs(at, clockToleranceMs)],
  );
  return idleEndsAt;
}
