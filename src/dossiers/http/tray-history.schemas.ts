import { openOutcomes } from '@motcua247/firmware-bridge/contract';
import { z } from 'zod';
import { purposes, settlements } from '../../hardware/index.js';
import { localizedTextSchema } from './common.schemas.js';

export const trayHistoryQuerySchema = z
  .strictObject({
    /** Only what is older than the entry with this sequence: for the next page. */
    before: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
  })
  .meta({ id: 'TrayHistoryQuery', example: { limit: 20 } });
export type TrayHistoryQuery = z.infer<typeof trayHistoryQuerySchema>;

const common = {
  /** In the ledger. */
  sequence: z.int(),
  at: z.iso.datetime(),
  /** Who did it. Of a citizen nothing more is told. */
  actor: z.strictObject({ type: z.string(), displayName: z.string().nullable() }),
};

const openingSchema = z
  .strictObject({
    kind: z.literal('opening'),
    ...common,
    doorOperationId: z.uuid(),
    purpose: z.enum(purposes),
    /** Why somebody looked into it, if that was the purpose. */
    reason: z.string().nullable(),
    /** Who stood beside, where two people opened it. */
    secondPerson: z.strictObject({ displayName: z.string() }).nullable(),
    /** Null also for those who may not read dossiers. */
    dossier: z
      .strictObject({
        id: z.uuid(),
        depositNumber: z.string().nullable(),
        officialCode: z.string().nullable(),
      })
      .nullable(),
    outcome: z.enum(openOutcomes).nullable(),
    outcomeReason: z.string().nullable(),
    confirmation: z.enum(['done', 'not_done']).nullable(),
    leftOpen: z.enum(['none', 'warned', 'alarmed']),
    settlement: z.enum(settlements).nullable(),
    settledAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'TrayOpening' });

const changeSchema = z
  .strictObject({
    kind: z.literal('change'),
    ...common,
    /** As the ledger calls it: `taken_out_of_service`, `content_unknown` … */
    event: z.string(),
    /** Why, for people; what somebody said stays as they said it. */
    reason: localizedTextSchema.nullable(),
  })
  .meta({ id: 'TrayChange' });

export const trayHistorySchema = z
  .strictObject({
    entries: z.array(z.discriminatedUnion('kind', [openingSchema, changeSchema])),
    /** Give it as `before` for what is older; null when there is nothing. */
    before: z.int().nullable(),
  })
  .meta({ id: 'TrayHistory' });
export type TrayHistory = z.infer<typeof trayHistorySchema>;
export type TrayHistoryEntry = TrayHistory['entries'][number];

export const trayHistoryExample: TrayHistory = {
  entries: [
    {
      kind: 'change',
      sequence: 1043,
      at: '2026-11-23T12:03:00.000Z',
      actor: { type: 'staff', displayName: 'Nguyễn Thị Lan' },
      event: 'taken_out_of_service',
      reason: { vi: 'Khóa bị kẹt', en: 'Khóa bị kẹt' },
    },
    {
      kind: 'opening',
      sequence: 1031,
      at: '2026-11-23T12:00:00.000Z',
      actor: { type: 'citizen', displayName: null },
      doorOperationId: '7d1c1c1e-56b8-4c0e-8f57-0a6f6c3e2b11',
      purpose: 'deposit',
      reason: null,
      secondPerson: null,
      dossier: {
        id: '0b3f1a52-6a55-4a7c-9d0f-3a1f5f0c6b9e',
        depositNumber: 'G-261123-0007',
        officialCode: null,
      },
      outcome: 'opened',
      outcomeReason: 'door_seen_open',
      confirmation: 'done',
      leftOpen: 'none',
      settlement: 'moved',
      settledAt: '2026-11-23T12:00:21.000Z',
    },
  ],
  before: 1031,
};
