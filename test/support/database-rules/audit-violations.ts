import { randomUUID } from 'node:crypto';
import {
  at,
  doorOperation,
  later,
  officerId,
  type Insert,
  type Row,
  type Violations,
} from './sample-rows.js';

const auditId = randomUUID();
const operationId = randomUUID();

export const audit = (changes: Row = {}): Insert => [
  'audit',
  { id: randomUUID(), cabinet_id: 'A', opened_at: at, opened_by: officerId, version: 1, ...changes },
];

const item = (changes: Row = {}): Insert => [
  'audit_item',
  { audit_id: auditId, tray_label: 'A01', ...changes },
];
const openAudit: readonly Insert[] = [audit({ id: auditId }), doorOperation({ id: operationId })];
const looked: Row = { operation_id: operationId, expected: 'papers' };

export const auditViolations: Violations = {
  audit_closed_whole: [audit({ closed_at: later })],
  audit_one_open_per_cabinet: [audit(), audit()],
  audit_item_expected_known: [...openAudit, item({ ...looked, expected: 'gold' })],
  audit_item_result_known: [...openAudit, item({ ...looked, result: 'forgotten' })],
  audit_item_looked_into_whole: [...openAudit, item({ expected: 'papers' })],
  audit_item_result_follows: [...openAudit, item({ result: 'skipped' })],
};
