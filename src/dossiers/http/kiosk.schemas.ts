import { z } from 'zod';
import { pickupFactors } from '../../config/index.js';
import { doorOperationViewSchema } from '../../hardware/index.js';
import {
  contentsSchema,
  doorOperationExample,
  localizedTextSchema,
  officialCodeSchema,
  personalText,
  procedureCodeSchema,
  stateSchema,
} from './common.schemas.js';

const time = z.iso.datetime();
const procedure = z.strictObject({ code: z.string(), name: localizedTextSchema });
const birthRegistration = {
  code: '1.001193',
  name: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
};

export const newDepositSchema = z
  .strictObject({
    procedureCode: procedureCodeSchema,
    /** A tray that can be reached from a wheelchair. */
    lowTray: z.boolean().default(false),
    /** If the application was filed online already. */
    officialCode: officialCodeSchema.optional(),
    holderName: personalText(80).optional(),
  })
  .meta({ id: 'NewDeposit', example: { procedureCode: '1.001193', lowTray: false } });
export type NewDepositBody = z.infer<typeof newDepositSchema>;

export const depositSchema = z
  .strictObject({
    id: z.uuid(),
    depositNumber: z.string(),
    procedure,
    state: stateSchema,
    /** False: nobody can say whether the envelope lies in the tray; an officer will look. */
    custodyCertain: z.boolean(),
    trayLabel: z.string().nullable(),
    reservedUntil: time.nullable(),
    depositedAt: time.nullable(),
    /** The citizen's status page; also on the slip. */
    statusUrl: z.string(),
    /** To which number the SMS goes, as far as it is shown. */
    phone: z.string(),
    /** The newest opening for this deposit. */
    doorOperation: doorOperationViewSchema.nullable(),
  })
  .meta({ id: 'Deposit' });
export type DepositView = z.infer<typeof depositSchema>;

export const depositExample: DepositView = {
  id: '0b3f1a52-6a55-4a7c-9d0f-3a1f5f0c6b9e',
  depositNumber: 'G-261123-0007',
  procedure: birthRegistration,
  state: 'reserved',
  custodyCertain: true,
  trayLabel: 'A07',
  reservedUntil: '2026-11-23T12:05:00.000Z',
  depositedAt: null,
  statusUrl: 'https://motcua.example.vn/d/2Qm0X8v7b1nY5kR3tW9zAg',
  phone: '09xx xxx 678',
  doorOperation: doorOperationExample,
};

export const shownFactorSchema = z
  .strictObject({
    /** Four digits, or a date such as `1990-02-01`. */
    answer: z.string().min(1).max(20),
  })
  .meta({ id: 'ShownPickupFactor', example: { answer: '1990-02-01' } });

export const pickupListSchema = z
  .strictObject({
    pickups: z.array(
      z.strictObject({
        id: z.uuid(),
        depositNumber: z.string().nullable(),
        officialCode: z.string().nullable(),
        procedure,
        /** `application`: the papers come back, because something is missing. */
        contents: contentsSchema,
        missingPapers: z.array(z.string()),
        /** What is asked about the holder before its tray opens. */
        asks: z.enum(pickupFactors).nullable(),
        trayLabel: z.string(),
        loadedAt: time,
        windowEndsAt: time,
      }),
    ),
  })
  .meta({ id: 'PickupList' });
export type PickupList = z.infer<typeof pickupListSchema>;

export const pickupListExample: PickupList = {
  pickups: [
    {
      id: '0b3f1a52-6a55-4a7c-9d0f-3a1f5f0c6b9e',
      depositNumber: 'G-261123-0007',
      officialCode: '000.00.00.H05-261123-0001',
      procedure: birthRegistration,
      contents: 'result',
      missingPapers: [],
      asks: null,
      trayLabel: 'B12',
      loadedAt: '2026-11-24T09:00:00.000Z',
      windowEndsAt: '2026-11-27T09:00:00.000Z',
    },
  ],
};
