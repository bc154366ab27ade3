import type { DossierFacts } from './dossier-events.js';
import type { Dossier } from './dossier.entity.js';

/** What listeners get to know of a dossier: values, never the row itself. */
export function factsOf(dossier: Dossier, statusUrl: string): DossierFacts {
  const {
    id,
    version,
    origin,
    state,
    custody,
    contents,
    trayLabel,
    departmentCode,
    procedureCode,
    depositNumber,
    officialCode,
    acceptedAt,
    missingPapers,
    reason,
    loadedAt,
    windowEndsAt,
  } = dossier;
  return {
    id,
    version,
    origin,
    state,
    custody,
    contents,
    trayLabel,
    departmentCode,
    procedureCode,
    depositNumber,
    officialCode,
    acceptedAt,
    missingPapers: missingPapers ?? [],
    reason,
    loadedAt,
    windowEndsAt,
    statusUrl,
  };
}
