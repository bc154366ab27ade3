import type { Schema } from '../../../shared/api/index.js';
import type { Pickup, StatusInWords } from '../visit.js';

/** Things of the service, for tests. */

const name = { vi: 'Đăng ký khai sinh', en: 'Birth registration' };

export const procedure: Schema<'OfferedProcedure'> = {
  code: '1.001193',
  name,
  papers: ['Tờ khai'],
  feeDong: 0,
  processingWorkingDays: 1,
  cutOff: null,
  traySize: 'small',
};

export const code: Schema<'RequestedCode'> = {
  codeId: 'code',
  purpose: 'deposit',
  way: 'message',
  phone: '09xx xxx 678',
  expiresAt: '2026-11-23T02:05:00.000Z',
  triesLeft: 3,
  delivery: 'sent',
  ended: null,
};

export const operation: Schema<'DoorOperation'> = {
  id: 'operation',
  trayLabel: 'A07',
  dossierId: 'deposit',
  purpose: 'deposit',
  authorisedAt: '2026-11-23T02:00:00.000Z',
  outcome: null,
  outcomeReason: null,
  readyInMs: null,
  doorSeenOpen: false,
  door: 'closed',
  occupancy: 'absent',
  confirmation: 'nothing',
  leftOpen: 'none',
  settlement: null,
  settledAt: null,
};

export const deposit: Schema<'Deposit'> = {
  id: 'deposit',
  depositNumber: 'G-261123-0007',
  phone: '09xx xxx 678',
  procedure: { code: '1.001193', name },
  state: 'reserved',
  custodyCertain: true,
  trayLabel: 'A07',
  reservedUntil: '2026-11-23T02:05:00.000Z',
  depositedAt: null,
  statusUrl: 'https://motcua.example.vn/d/2Qm0X8v7b1nY5kR3tW9zAg',
  doorOperation: null,
};

export const pickup: Pickup = {
  id: 'dossier',
  depositNumber: 'G-261123-0007',
  officialCode: null,
  procedure: { code: '1.001193', name },
  contents: 'result',
  missingPapers: [],
  asks: null,
  trayLabel: 'B12',
  loadedAt: '2026-11-24T09:00:00.000Z',
  windowEndsAt: '2026-11-27T09:00:00.000Z',
};

export const status: StatusInWords = {
  state: 'loaded',
  text: { vi: 'Đang chờ nhận tại tủ.', en: 'It can be fetched from the cabinet.' },
  nextStep: { vi: 'Xin đến tủ.', en: 'Please come to the cabinet.' },
  depositNumber: 'G-261123-0007',
  procedureName: name,
  missingPapers: [],
  depositedAt: null,
  dueAt: null,
  fetchUntil: null,
};
