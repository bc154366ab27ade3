import type { Origin } from './dossier.machine.js';

/** What tells whether a dossier's official code is more than a claim. */
export interface CodedDossier {
  readonly origin: Origin;
  readonly officialCode: string | null;
  readonly acceptedAt: Date | null;
}

/**
 * The official code as other systems may be told it. What a citizen typed at the kiosk is a claim until an officer has accepted the
 * papers under it, and may be somebody else's: null until then.
 */
export function knownOfficialCode({ origin, officialCode, acceptedAt }: CodedDossier): string | null {
  return origin === 'deposit' && acceptedAt === null ? null : officialCode;
}
