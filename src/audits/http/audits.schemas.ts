import { z } from 'zod';
import { localizedTextSchema } from '../../dossiers/index.js';
import { secondPersonSchema } from '../../staff/index.js';
import { auditResults, expectations } from '../audit-item.policy.js';

const time = z.iso.datetime();
const person = z.strictObject({ id: z.uuid(), displayName: z.string() });
const count = z.int().min(0);

export const auditIdSchema = z
  .uuid()
  .meta({ id: 'AuditId', example: '4f1a7c2e-0b7d-4f0e-9a55-8c1d2e3f4a5b' });

export const auditStartSchema = z
  .strictObject({ cabinetId: z.string().min(1).max(32) })
  .meta({ id: 'AuditStart', example: { cabinetId: 'A' } });
export type AuditStartBody = z.infer<typeof auditStartSchema>;

export const auditListQuerySchema = z
  .strictObject({ cabinetId: z.string().min(1).max(32).optional() })
  .meta({ id: 'AuditListQuery', example: { cabinetId: 'A' } });
export type AuditListQuery = z.infer<typeof auditListQuerySchema>;

export const skippedTraySchema = z
  .strictObject({
    reason: z
      .string()
      .trim()
      .min(1)
      .max(200)
      .regex(/^[^\p{C}]*$/u, 'must not have control characters'),
  })
  .meta({ id: 'SkippedTray', example: { reason: 'Khóa bị kẹt, chờ kỹ thuật viên' } });
export type SkippedTrayBody = z.infer<typeof skippedTraySchema>;

const auditHeadSchema = z
  .strictObject({
    id: z.uuid(),
    cabinetId: z.string(),
    cabinetName: localizedTextSchema,
    openedAt: time,
    openedBy: person,
    closedAt: time.nullable(),
    closedBy: person.nullable(),
    /** How many trays have come to what. */
    counts: z.strictObject({
      pending: count,
      agrees: count,
      differs: count,
      cleared_up: count,
      skipped: count,
    }),
    /** Trays in which something else was found than the records said. */
    differing: z.array(z.string()),
  })
  .meta({ id: 'AuditHead' });
export type AuditHead = z.infer<typeof auditHeadSchema>;

const auditItemSchema = z
  .strictObject({
    trayLabel: z.string(),
    inService: z.boolean(),
    /** Before the look, what the records say now; after it, what they said just before. */
    expected: z.enum(expectations),
    /** What somebody saw; null before, and when the look came to nothing. */
    found: z.enum(['papers', 'nothing']).nullable(),
    /** While the audit is open, what follows from the newest look; after the closing, as it was then. */
    result: z.enum(auditResults),
    skipReason: z.string().nullable(),
    /** The newest look into it in this audit. */
    doorOperationId: z.uuid().nullable(),
    /** That look is not settled yet. */
    unsettled: z.boolean(),
    /** The dossier that the tray is bound to, or was at the look. */
    dossier: z
      .strictObject({
        id: z.uuid(),
        depositNumber: z.string().nullable(),
        officialCode: z.string().nullable(),
        procedure: z.strictObject({ code: z.string(), name: localizedTextSchema }),
      })
      .nullable(),
  })
  .meta({ id: 'AuditItem' });

export const auditSchema = auditHeadSchema
  .extend({
    /** All trays in the order of the cabinet. */
    items: z.array(auditItemSchema),
  })
  .meta({ id: 'Audit' });
export type AuditView = z.infer<typeof auditSchema>;

export const auditListSchema = z.strictObject({ audits: z.array(auditHeadSchema) }).meta({ id: 'AuditList' });
export type AuditListView = z.infer<typeof auditListSchema>;

export const auditOpeningSchema = z
  .strictObject({
    /** Where papers may lie in the tray and the site wants two people. */
    secondPerson: secondPersonSchema.optional(),
  })
  .meta({ id: 'AuditOpening', example: {} });
export type AuditOpeningBody = z.infer<typeof auditOpeningSchema>;

const headExample: AuditHead = {
  id: '4f1a7c2e-0b7d-4f0e-9a55-8c1d2e3f4a5b',
  cabinetId: 'A',
  cabinetName: { vi: 'Tủ A', en: 'Cabinet A' },
  openedAt: '2026-11-23T09:30:00.000Z',
  openedBy: { id: '3f2b8c11-9f2e-4f0d-8a1c-7b5d2e6a9c01', displayName: 'Nguyễn Thị Lan' },
  closedAt: null,
  closedBy: null,
  counts: { pending: 28, agrees: 1, differs: 1, cleared_up: 0, skipped: 0 },
  differing: ['A02'],
};

export const auditExample: AuditView = {
  ...headExample,
  items: [
    {
      trayLabel: 'A02',
      inService: true,
      expected: 'papers',
      found: 'nothing',
      result: 'differs',
      skipReason: null,
      doorOperationId: '7d1c1c1e-56b8-4c0e-8f57-0a6f6c3e2b11',
      unsettled: false,
      dossier: {
        id: '0b3f1a52-6a55-4a7c-9d0f-3a1f5f0c6b9e',
        depositNumber: 'G-261123-0007',
        officialCode: null,
        procedure: { code: '1.001193', name: { vi: 'Đăng ký khai sinh', en: 'Birth registration' } },
      },
    },
  ],
};
export const auditListExample: AuditListView = { audits: [headExample] };
