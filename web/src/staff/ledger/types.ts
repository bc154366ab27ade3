import type { Schema } from '../../shared/api/index.js';

export type LedgerEntry = Schema<'LedgerPage'>['entries'][number];
export type VerifiedPart = Schema<'LedgerVerification'>;
