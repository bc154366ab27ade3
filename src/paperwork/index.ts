export * from './deposit-slip/index.js';
export * from './hand-over-sheet/index.js';
export { type PaperForm, type PaperValues, type Regulation, type SiteValues } from './paper.values.js';
export { PaperworkModule } from './paperwork.module.js';
export { regulationInForce } from './regulation.js';
export * from './run-manifest/index.js';
