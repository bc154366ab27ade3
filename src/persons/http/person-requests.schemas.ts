import { z } from 'zod';
import { ownerChecks } from '../../citizens/index.js';
import { localizedTextSchema, stateSchema } from '../../dossiers/index.js';

const time = z.iso.datetime();

export const personRequestSchema = z
  .strictObject({
    /** As the person says it. */
    phone: z.string().min(1).max(40),
    /** What they have shown. Of the document itself nothing is kept. */
    ownerCheck: z.enum(ownerChecks),
  })
  .meta({ id: 'PersonRequest', example: { phone: '0912 345 678', ownerCheck: 'citizen_id_card' } });
export type PersonRequestBody = z.infer<typeof personRequestSchema>;

const storedSchema = z
  .array(
    z.strictObject({
      what: z.string(),
      /** `table.column`. */
      columns: z.array(z.string()),
      why: z.string(),
      form: z.string(),
      kept: z.string(),
      erasedBy: z.string(),
    }),
  )
  .meta({ id: 'StoredPlaces' });

const noticeSchema = z.strictObject({
  template: z.string(),
  /** What stood in the message, by name. */
  parameters: z.record(z.string(), z.string()),
  state: z.string(),
  channel: z.string().nullable(),
  createdAt: time,
  attemptedAt: time.nullable(),
  calledAt: time.nullable(),
  callOutcome: z.string().nullable(),
});

const dossierSchema = z.strictObject({
  id: z.uuid(),
  origin: z.string(),
  depositNumber: z.string().nullable(),
  officialCode: z.string().nullable(),
  procedureName: localizedTextSchema,
  phone: z.string().nullable(),
  holderName: z.string().nullable(),
  state: stateSchema,
  missingPapers: z.array(z.string()),
  reason: z.string().nullable(),
  createdAt: time,
  depositedAt: time.nullable(),
  acceptedAt: time.nullable(),
  dueAt: time.nullable(),
  loadedAt: time.nullable(),
  windowEndsAt: time.nullable(),
  closedAt: time.nullable(),
  notices: z.array(noticeSchema),
  /** What officers wrote about leaving it where it was. */
  reasonsInRuns: z.array(z.string()),
});

const counted = z.strictObject({ stored: storedSchema, count: z.int() });

export const personExportSchema = z
  .strictObject({
    siteName: localizedTextSchema,
    madeAt: time,
    phone: z.string(),
    dossiers: z.strictObject({ stored: storedSchema, dossiers: z.array(dossierSchema) }),
    codes: counted,
    sessions: counted,
    wrongCodes: counted,
    locks: z.strictObject({
      stored: storedSchema,
      locks: z.array(z.strictObject({ lockedAt: time, unlockedAt: time.nullable() })),
    }),
    wordsAboutTrays: z.strictObject({ stored: storedSchema }),
    repeatedAnswers: z.strictObject({ stored: storedSchema }),
  })
  .meta({ id: 'PersonExport' });
export type PersonExport = z.infer<typeof personExportSchema>;

const nothing = { stored: [], count: 0 };

export const personExportExample: PersonExport = {
  siteName: { vi: 'Tủ hồ sơ 24/7 Sông Hậu', en: 'Document locker 24/7 Song Hau' },
  madeAt: '2026-11-23T02:00:00.000Z',
  phone: '0912 345 678',
  dossiers: { stored: [], dossiers: [] },
  codes: nothing,
  sessions: nothing,
  wrongCodes: nothing,
  locks: { stored: [], locks: [] },
  wordsAboutTrays: { stored: [] },
  repeatedAnswers: { stored: [] },
};

export const personErasureSchema = z
  .strictObject({
    /** Ids of the closed dossiers that are nobody's any more. */
    erased: z.array(z.uuid()),
    /** Dossiers that are open: their person must be told, and they open the tray. */
    refused: z.array(
      z.strictObject({
        id: z.uuid(),
        depositNumber: z.string().nullable(),
        officialCode: z.string().nullable(),
        procedureName: localizedTextSchema,
        state: stateSchema,
      }),
    ),
  })
  .meta({ id: 'PersonErasure' });
export type PersonErasure = z.infer<typeof personErasureSchema>;

export const personErasureExample: PersonErasure = {
  erased: ['0b3f1a52-6a55-4a7c-9d0f-3a1f5f0c6b9e'],
  refused: [
    {
      id: '5f0c6b9e-6a55-4a7c-9d0f-0b3f1a523a1f',
      depositNumber: 'G261123-0001',
      officialCode: null,
      procedureName: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
      state: 'deposited',
    },
  ],
};
