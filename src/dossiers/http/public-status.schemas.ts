import { z } from 'zod';
import { contentsSchema, localizedTextSchema, stateSchema } from './common.schemas.js';

/** Of any form: what is no token finds no page, like every other token that is not known. */
export const statusTokenSchema = z.string().min(1).max(100).meta({ example: '2Qm0X8v7b1nY5kR3tW9zAg' });

const time = z.iso.datetime();

/** Where a dossier stands, for citizens: on the page behind the link and at the kiosk. */
export const dossierStatusSchema = z
  .strictObject({
    state: stateSchema,
    /** Where it stands, in plain words. */
    text: localizedTextSchema,
    /** What the citizen does next. */
    nextStep: localizedTextSchema,
    contents: contentsSchema,
    depositNumber: z.string().nullable(),
    procedureName: localizedTextSchema,
    missingPapers: z.array(z.string()),
    where: z.strictObject({
      /** With whom the papers are; `unknown` while nobody is certain. */
      place: z.enum(['citizen', 'cabinet', 'officer', 'department', 'agency', 'desk', 'unknown']),
      /** Of the cabinet, the department or the desk. */
      name: localizedTextSchema.nullable(),
    }),
    depositedAt: time.nullable(),
    /** When the result is due; null until the dossier is accepted. */
    dueAt: time.nullable(),
    /** Until when it can be fetched from the cabinet; only while it can. */
    fetchUntil: time.nullable(),
    closedAt: time.nullable(),
    /** The slip of the deposit (PDF), once the envelope lay in its tray. */
    slipUrl: z.string().nullable(),
  })
  .meta({ id: 'DossierStatus' });
export type DossierStatus = z.infer<typeof dossierStatusSchema>;

const deskSchema = z.strictObject({
  name: localizedTextSchema,
  address: z.string(),
  hours: localizedTextSchema,
  phone: z.string(),
});

export const publicStatusSchema = dossierStatusSchema
  .extend({
    /** The time by the service, for counting the days: a phone's clock may be wrong. */
    at: time,
    siteName: localizedTextSchema,
    timeZone: z.string(),
    desk: deskSchema,
    /** A QR code can be asked for by which the kiosk hands it out. */
    pickupQr: z.boolean(),
  })
  .meta({ id: 'PublicStatus' });
export type PublicStatus = z.infer<typeof publicStatusSchema>;

const statusExample: DossierStatus = {
  state: 'loaded',
  text: { vi: 'Đang chờ nhận tại tủ.', en: 'It can be fetched from the cabinet.' },
  nextStep: {
    vi: 'Xin đến tủ, chọn “Nhận kết quả” và nhập số điện thoại đã đăng ký.',
    en: 'Please come to the cabinet, choose “Fetch a result” and enter the phone number you gave.',
  },
  contents: 'result',
  depositNumber: 'G-261123-0007',
  procedureName: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
  missingPapers: [],
  where: { place: 'cabinet', name: { vi: 'Tủ A', en: 'Cabinet A' } },
  depositedAt: '2026-11-23T12:01:00.000Z',
  dueAt: '2026-11-24T10:00:00.000Z',
  fetchUntil: '2026-11-27T09:00:00.000Z',
  closedAt: null,
  slipUrl: '/api/public/dossiers/2Qm0X8v7b1nY5kR3tW9zAg/slip',
};

export const publicStatusExample: PublicStatus = {
  ...statusExample,
  at: '2026-11-24T09:30:00.000Z',
  siteName: { vi: 'Bộ phận Một cửa', en: 'One-stop shop' },
  timeZone: 'Asia/Ho_Chi_Minh',
  desk: {
    name: { vi: 'Quầy số 1', en: 'Desk 1' },
    address: 'Số 247 đường Ví Dụ',
    hours: { vi: 'Thứ Hai đến thứ Sáu, 7:00–11:00', en: 'Monday to Friday, 7:00–11:00' },
    phone: '0296 000 0247',
  },
  pickupQr: true,
};

export const pickupQrSchema = z
  .strictObject({
    /** What the QR code says. Whoever sees it needs only the phone number of the dossier: shown to nobody else, kept nowhere. */
    text: z.string(),
  })
  .meta({ id: 'PickupQr' });
export type PickupQr = z.infer<typeof pickupQrSchema>;

export const pickupQrExample: PickupQr = { text: 'motcua247:pickup:9Zk3vXQp1mYcR7tWn5bLeA' };

export const citizenDossierListSchema = z
  .strictObject({
    dossiers: z.array(
      dossierStatusSchema.extend({
        id: z.uuid(),
        officialCode: z.string().nullable(),
        /** The citizen's status page, absolute; for a QR code to take home. */
        statusUrl: z.string(),
      }),
    ),
  })
  .meta({ id: 'CitizenDossierList' });
export type CitizenDossierList = z.infer<typeof citizenDossierListSchema>;

export const citizenDossierListExample: CitizenDossierList = {
  dossiers: [
    {
      ...statusExample,
      id: '0b3f1a52-6a55-4a7c-9d0f-3a1f5f0c6b9e',
      officialCode: '000.00.00.H05-261123-0001',
      statusUrl: 'https://motcua.example.vn/d/2Qm0X8v7b1nY5kR3tW9zAg',
    },
  ],
};
