import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { RunRecord } from './run-record.js';

/** Binds the record of a run to the ledger: whoever changes what the manifest says must break the chain, or be found out by it. */
export function digestOf(record: RunRecord): string {
  return createHash('sha256')
    .update(canonicalize(record) ?? '', 'utf8')
    .digest('hex');
}
