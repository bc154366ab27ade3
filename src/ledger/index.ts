export { appendToLedger } from './ledger.js';
export { verifyLedger, type Verification } from './verify.js';
export { chainStart } from './chain.js';
export type { ChainBreak, ChainPosition, LedgerEvent, LedgerSubject, LedgerValue } from './chain.js';
