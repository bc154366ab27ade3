import type { Schema } from '../../../shared/api/index.js';

export type Changes = Schema<'CatalogueImport'>;

/** Whether a file says exactly what the catalogue says already. */
export function isNothing({ added, changed, offeredAgain, noLongerOffered, reordered }: Changes): boolean {
  return added.length + changed.length + offeredAgain.length + noLongerOffered.length === 0 && !reordered;
}
