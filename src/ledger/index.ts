export { appendToLedger } from './ledger.js';
export { verifyLedger, type Verification } from './verify.js';
export type { ChainPosition, LedgerEvent, LedgerSubject, LedgerValue } from './chain.js';
