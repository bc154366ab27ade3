import { z } from 'zod';
import {
  contentsSchema,
  custodySchema,
  localizedTextSchema,
  officialCodeSchema,
  originSchema,
  personalText,
  staffCommandSchema,
  stateSchema,
} from './common.schemas.js';

const time = z.iso.datetime();

/** A dossier as staff see it. */
export const staffDossierSchema = z
  .strictObject({
    id: z.uuid(),
    origin: originSchema,
    depositNumber: z.string().nullable(),
    /** Until the acceptance of a deposit: as the citizen claims. */
    officialCode: z.string().nullable(),
    procedure: z.strictObject({ code: z.string(), name: localizedTextSchema }),
    state: stateSchema,
    contents: contentsSchema,
    custody: custodySchema,
    /** False: an officer must look into the tray before anything else can be decided. */
    custodyCertain: z.boolean(),
    /** An officer has looked into the tray, and the papers were not there: they are found, or they are declared lost. */
    missing: z.boolean(),
    /** The tray that holds the papers or is promised to them. */
    trayLabel: z.string().nullable(),
    department: z.strictObject({ code: z.string(), name: localizedTextSchema }).nullable(),
    /** Who holds the papers in person. */
    officer: z.strictObject({ id: z.uuid(), displayName: z.string() }).nullable(),
    /** Masked; see `/phone` for those who must call. Null once the person is erased. */
    phone: z.string().nullable(),
    holderName: z.string().nullable(),
    lowTray: z.boolean(),
    missingPapers: z.array(z.string()),
    /** Why it was refused, withdrawn or declared lost. */
    reason: z.string().nullable(),
    createdAt: time,
    reservedUntil: time.nullable(),
    depositedAt: time.nullable(),
    acceptedAt: time.nullable(),
    dueAt: time.nullable(),
    loadedAt: time.nullable(),
    /** End of the pickup window. */
    windowEndsAt: time.nullable(),
    closedAt: time.nullable(),
    /** A door operation for it is not finished: nothing can be done with it until then. */
    operationPending: z.boolean(),
    /** What the asker may do with it now; each is a route of its own with dashes for underscores. */
    commands: z.array(staffCommandSchema),
    /** For what the asker may open a tray for it now. */
    openings: z.array(z.enum(['collect', 'load', 'return'])),
  })
  .meta({ id: 'StaffDossier' });
export type StaffDossier = z.infer<typeof staffDossierSchema>;

export const staffDossierExample: StaffDossier = {
  id: '0b3f1a52-6a55-4a7c-9d0f-3a1f5f0c6b9e',
  origin: 'deposit',
  depositNumber: 'G-261123-0007',
  officialCode: null,
  procedure: { code: '1.001193', name: { vi: 'Đăng ký khai sinh', en: 'Birth registration' } },
  state: 'collected',
  contents: 'application',
  custody: 'officer',
  custodyCertain: true,
  missing: false,
  trayLabel: null,
  department: null,
  officer: { id: '3f2b8c11-9f2e-4f0d-8a1c-7b5d2e6a9c01', displayName: 'Nguyễn Thị Lan' },
  phone: '09xx xxx 678',
  holderName: null,
  lowTray: false,
  missingPapers: [],
  reason: null,
  createdAt: '2026-11-23T12:00:00.000Z',
  reservedUntil: null,
  depositedAt: '2026-11-23T12:01:12.000Z',
  acceptedAt: null,
  dueAt: null,
  loadedAt: null,
  windowEndsAt: null,
  closedAt: null,
  operationPending: false,
  commands: ['accept', 'request_supplement', 'withdraw'],
  openings: [],
};

/** What may stand in an address. */
const criteria = {
  depositNumber: z
    .string()
    .regex(/^G-[0-9]{6}-[0-9]{4,5}$/, 'must be a deposit number such as G-261123-0007')
    .optional(),
  officialCode: officialCodeSchema.optional(),
  state: stateSchema.optional(),
  /** With whom the papers are. */
  custody: custodySchema.optional(),
  departmentCode: z.string().max(32).optional(),
  trayLabel: z.string().max(4).optional(),
};

const [lastPage, largestPage] = [1_000, 100];

export const dossierListSchema = z
  .strictObject({
    ...criteria,
    /** Only what is not closed, or only what is. */
    open: z.enum(['true', 'false']).optional(),
    page: z.coerce.number().int().min(1).max(lastPage).default(1),
    pageSize: z.coerce.number().int().min(1).max(largestPage).default(20),
  })
  .meta({ id: 'DossierList', example: { state: 'collected', page: 1, pageSize: 20 } });
export type DossierList = z.infer<typeof dossierListSchema>;

export const dossierSearchSchema = z
  .strictObject({
    ...criteria,
    phone: z.string().max(30).optional(),
    /** Words of the holder's name or their beginnings, in any order, with or without marks. */
    name: personalText(80).optional(),
    /** One field for all: a deposit number, an official code, a phone number, a tray or a name, told by its form. */
    q: personalText(80).optional(),
    /** Only what is not closed, or only what is. */
    open: z.boolean().optional(),
    page: z.int().min(1).max(lastPage).default(1),
    pageSize: z.int().min(1).max(largestPage).default(20),
  })
  .meta({ id: 'DossierSearch', example: { q: 'Nguyễn Thị Lan', page: 1, pageSize: 20 } });
export type DossierSearch = z.infer<typeof dossierSearchSchema>;

export const dossierPageSchema = z
  .strictObject({
    dossiers: z.array(staffDossierSchema),
    total: z.int(),
    page: z.int(),
    pageSize: z.int(),
  })
  .meta({ id: 'DossierPage' });
export type DossierPage = z.infer<typeof dossierPageSchema>;

export const dossierPageExample: DossierPage = {
  dossiers: [staffDossierExample],
  total: 1,
  page: 1,
  pageSize: 20,
};

export const custodyHistorySchema = z
  .strictObject({
    entries: z.array(
      z.strictObject({
        sequence: z.int(),
        at: time,
        event: z.string(),
        actor: z.strictObject({
          type: z.string(),
          id: z.string(),
          /** Of staff. */
          displayName: z.string().nullable(),
        }),
        state: stateSchema,
        custody: custodySchema,
        certain: z.boolean(),
        trayLabel: z.string().nullable(),
        departmentCode: z.string().nullable(),
        officer: z.string().nullable(),
      }),
    ),
  })
  .meta({ id: 'CustodyHistory' });
export type CustodyHistory = z.infer<typeof custodyHistorySchema>;
