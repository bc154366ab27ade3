import type { Schema } from '../../shared/api/index.js';
import { tidyReason } from '../commands/reason.js';

/**
 * What is asked of the citizen: the ticked papers in the checklist's order, then what the officer adds. Undefined when
 * nothing was said.
 */
export function supplementOf(
  ticked: readonly string[],
  other: string,
  reason: string,
): Schema<'SupplementRequest'> | undefined {
  const added = tidyReason(other);
  const missingPapers = [...ticked, ...(added === '' ? [] : [added])];
  if (missingPapers.length === 0) return undefined;
  const why = tidyReason(reason);
  return { missingPapers, ...(why === '' ? {} : { reason: why }) };
}
