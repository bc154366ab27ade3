import type { EntityManager } from 'typeorm';
import type { Site } from '../../config/index.js';
import { addMs, dayMs } from '../../kernel/index.js';
import { lastCodes, type CodeFigures } from './code-alarms.policy.js';

/** What the codes of the site came to lately; names nobody. A code that was replaced by the next was not used. */
export async function readCodeFigures(
  manager: EntityManager,
  at: Date,
  { codes }: Pick<Site, 'codes'>,
): Promise<CodeFigures> {
  const [sent] = await manager.query<{ sends: number }[]>(
    'SELECT count(*)::integer AS sends FROM citizen_code WHERE requested_at > $1 AND requested_at < $2',
    [addMs(at, -dayMs), addMs(at, dayMs)],
  );
  const [ended] = await manager.query<{ last: number; used: number }[]>(
    `SELECT count(*)::integer AS last, count(*) FILTER (WHERE used)::integer AS used
       FROM (SELECT ended IS NOT DISTINCT FROM 'used' AS used FROM citizen_code
              WHERE delivery IN ('sent', 'unknown', 'delivered', 'undelivered') AND (ended IS NOT NULL OR expires_at <= $1)
              ORDER BY requested_at DESC LIMIT $2) over`,
    [at, lastCodes],
  );
  return {
    sends: sent?.sends ?? 0,
    budget: codes.limits.site.sendsPerDay,
    last: ended?.last ?? 0,
    used: ended?.used ?? 0,
  };
}
