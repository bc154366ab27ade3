import type { EntityManager } from 'typeorm';
import type { Site } from '../../config/index.js';
import { addMs, dayMs } from '../../kernel/index.js';
import { countedFromSql } from '../../platform/index.js';
import type { CodeFigures } from './code-alarms.policy.js';
import { readLastOutcomes } from './code-outcomes.js';

/** What the codes of the site came to lately; names nobody. A code that was replaced by the next was not used. */
export async function readCodeFigures(
  manager: EntityManager,
  at: Date,
  { codes }: Pick<Site, 'codes'>,
): Promise<CodeFigures> {
  const [sent] = await manager.query<{ sends: number }[]>(
    `SELECT count(*)::integer AS sends FROM citizen_code
      WHERE requested_at > $2 AND ${countedFromSql('requested_at', '$1', '$3')} > $2`,
    [at, addMs(at, -dayMs), addMs(at, dayMs)],
  );
  return {
    sends: sent?.sends ?? 0,
    budget: codes.limits.site.sendsPerDay,
    ...(await readLastOutcomes(manager, at)),
  };
}
