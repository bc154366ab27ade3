import { describe, expect, it } from '@jest/globals';
import { findProcedures } from '../../components/find-procedures.js';
import { emptyDraft, faultsOf, mayBegin, registrationOf } from './registration.js';

const draft = {
  ...emptyDraft,
  procedureCode: '1.004194',
  officialCode: '000.00.00.h05-261123-0042',
  phone: ' 0912 345 678 ',
  holderName: '  Nguyễn  Văn An ',
};

describe('a result to be registered', () => {
  it('is sent as the service takes it', () => {
    expect(registrationOf(draft)).toEqual({
      origin: 'counter',
      procedureCode: '1.004194',
      officialCode: '000.00.00.H05-261123-0042',
      phone: '0912 345 678',
      holderName: 'Nguyễn Văn An',
      lowTray: false,
      inHand: false,
    });
  });

  it('has no name where none was given', () => {
    expect(registrationOf({ ...draft, holderName: ' ' })).not.toHaveProperty('holderName');
  });

  it('says what the kiosk will ask about the holder, where it asks', () => {
    expect(registrationOf({ ...draft, pickupFactor: '1/2/1990' }, 'birth_date')).toMatchObject({
      pickupFactor: '1990-02-01',
    });
    expect(registrationOf({ ...draft, pickupFactor: '1990' }, 'birth_date')).toBeUndefined();
    expect(faultsOf(draft, 'citizen_id_last_four')).toEqual(['pickupFactor']);
    expect(registrationOf({ ...draft, pickupFactor: '0042' })).not.toHaveProperty('pickupFactor');
  });

  it('is not sent while something is missing, and all of it is named at once', () => {
    expect(registrationOf(emptyDraft)).toBeUndefined();
    expect(faultsOf(emptyDraft)).toEqual(['procedureCode', 'officialCode', 'phone']);
  });
});

const procedure = {
  code: '1.004194',
  name: { vi: 'Đăng ký tạm trú', en: 'Temporary residence' },
  papers: [],
  feeDong: 0,
  processingWorkingDays: 3,
  cutOff: null,
  traySize: 'small',
  fieldCode: 'civil-status',
  departmentCode: 'justice',
  agencyCode: 'police',
  depositable: true,
  fetchable: true,
  offered: true,
  version: 'seen',
} as const;

describe('the procedures a result may be of', () => {
  it.each([
    ['fetched here', {}, 'counter', true],
    ['not fetched here', { fetchable: false }, 'counter', false],
    ['no longer offered', { offered: false }, 'online', false],
    ['issued by an agency', {}, 'agency', true],
    ['of an agency that processes itself', { agencyCode: null, departmentCode: 'police' }, 'agency', true],
    ['of a department', { agencyCode: null }, 'agency', false],
  ] as const)('%s', (_what, differences, origin, expected) => {
    expect(mayBegin({ ...procedure, ...differences }, origin, ['police'])).toBe(expected);
  });

  it.each(['dang ky tam', 'TẠM TRÚ', 'tru dang', '4194', 'residence', ''])('“%s” finds it', (typed) => {
    const all = [{ ...procedure, papers: [] }];
    expect(findProcedures(all, typed)).toHaveLength(1);
    expect(findProcedures(all, 'khai sinh')).toHaveLength(0);
  });
});
