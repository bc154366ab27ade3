import { describe, expect, it } from '@jest/globals';
import { ProblemError, type Schema } from '../../shared/api/index.js';
import { freeTrays, homeStanding, isStopped } from './home-standing.js';

const cabinet = (answers: boolean): Schema<'KioskOverview'>['cabinets'][number] => ({
  id: 'A',
  name: { vi: 'Tủ A', en: 'Cabinet A' },
  answers,
  free: { small: 20, large: 6, low: 8 },
  trays: [],
});
const text = { vi: '', en: '' };
const overview: Schema<'KioskOverview'> = {
  at: '2026-11-23T02:00:00.000Z',
  siteName: text,
  timeZone: 'Asia/Ho_Chi_Minh',
  demo: false,
  cabinets: [cabinet(true), cabinet(true)],
  power: 'present',
  sms: 'works',
  codeWays: ['message'],
  pickupQr: false,
  nextRunAt: '2026-11-23T06:30:00.000Z',
  desk: { name: text, address: '', hours: text, phone: '' },
  otherPlaces: [],
  timing: {
    codeSeconds: 300,
    resendWaitSeconds: 60,
    sessionSeconds: 300,
    idleSeconds: 60,
    reservationSeconds: 300,
    reopenGraceSeconds: 60,
    leftOpenWarningSeconds: 30,
    leftOpenAlarmSeconds: 120,
  },
};

describe('homeStanding', () => {
  it.each([
    ['open', overview, null],
    ['open', undefined, null],
    ['open', { ...overview, cabinets: [cabinet(false), cabinet(true)] }, null],
    ['out_of_service', { ...overview, cabinets: [cabinet(false), cabinet(false)] }, null],
    ['power_failing', { ...overview, cabinets: [cabinet(false)], power: 'failing' as const }, null],
    ['unreachable', overview, new ProblemError('unreachable', 0, '')],
    ['unreachable', undefined, new ProblemError('service_unavailable', 503, '')],
    ['open', overview, new ProblemError('too_many_requests', 429, '')],
  ])('%s', (standing, data, error) => {
    expect(homeStanding({ data, error, errorUpdateCount: error === null ? 0 : 1 })).toBe(standing);
  });

  it('stays unreachable while it is asked again and nothing was ever answered', () => {
    expect(homeStanding({ data: undefined, error: null, errorUpdateCount: 1 })).toBe('unreachable');
    expect(homeStanding({ data: overview, error: null, errorUpdateCount: 1 })).toBe('open');
  });
});

describe('isStopped', () => {
  it('ends what would open a tray, and leaves an open door and its end on the screen', () => {
    const failing = { ...overview, power: 'failing' } as const;
    expect(isStopped('phone', failing)).toBe(true);
    expect(isStopped('before_deposit', failing)).toBe(true);
    expect(isStopped('door', failing)).toBe(false);
    expect(isStopped('deposited', failing)).toBe(false);
    expect(isStopped('phone', overview)).toBe(false);
    expect(isStopped('phone', undefined)).toBe(false);
  });
});

describe('freeTrays', () => {
  it('counts those of all cabinets', () => {
    expect(freeTrays(overview)).toBe(52);
  });
});
