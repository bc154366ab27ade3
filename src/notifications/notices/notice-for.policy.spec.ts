import { expect, it } from '@jest/globals';
import type { DossierEventKind, DossierFacts } from '../../dossiers/index.js';
import { noticeFor } from './notice-for.policy.js';

const dossier = {
  depositNumber: 'G-261123-0001',
  officialCode: null,
  windowEndsAt: new Date('2026-11-26T03:00:00Z'),
} as DossierFacts;
const localDay = () => '26/11';

it.each<[DossierEventKind, Partial<DossierFacts>, string]>([
  ['result_loaded', {}, 'result_ready'],
  ['supplement_loaded', { contents: 'application' }, 'supplement_waiting'],
  ['reminder_due', {}, 'reminder'],
  ['reminder_due', { contents: 'application' }, 'supplement_waiting'],
])('%s %j is told with the link exactly where its page gives a pickup QR', (kind, change, template) => {
  const event = { kind, dossier: { ...dossier, ...change } };
  const told = (pickupQr: boolean) => noticeFor(event, { localDay, pickupQr });
  const values = { dossierNumber: 'G-261123-0001', lastDay: '26/11' };
  expect(told(false)).toEqual({ template, values });
  expect(told(true)).toEqual({ template: `${template}_with_link`, values });
});
