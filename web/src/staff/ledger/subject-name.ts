import { formatDateTime } from '../../shared/format/format.js';
import type { Language } from '../../shared/texts/index.js';

/** A run that nobody began has no identifier but its time. */
const missedRun = /^missed\/(?<time>.+)$/;
const uuid = /^(?<beginning>[0-9a-f]{8})-/;

/**
 * What a subject of the ledger is called on the page. Of a long identifier the beginning singles it out there; the whole
 * stands in the details.
 */
export function subjectName(id: string, language: Language): string {
  const time = missedRun.exec(id)?.groups?.['time'];
  if (time !== undefined) return formatDateTime(time, language);
  return uuid.exec(id)?.groups?.['beginning'] ?? id;
}
