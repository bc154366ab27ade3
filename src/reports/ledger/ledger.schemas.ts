import { z } from 'zod';
import { headFaults } from '../../ledger/index.js';

const sequence = z.int().min(1);
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be a SHA-256 as 64 hexadecimal digits');

export const ledgerQuerySchema = z.strictObject({
  /** Only entries older than this one. */
  before: z.coerce.number().pipe(sequence).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Only entries about this kind of thing. */
  subject: z
    .string()
    .regex(/^[a-z_]{1,40}$/)
    .optional(),
});
export type LedgerQuery = z.infer<typeof ledgerQuerySchema>;

export const ledgerPageSchema = z
  .strictObject({
    entries: z.array(
      z.strictObject({
        sequence,
        at: z.iso.datetime(),
        kind: z.string(),
        subject: z.strictObject({ type: z.string(), id: z.string(), version: z.int().min(1) }),
        actor: z.strictObject({ type: z.string(), id: z.string(), displayName: z.string().nullable() }),
        details: z.record(z.string(), z.unknown()),
        hash,
      }),
    ),
    /** Ask with this for the older ones; null when there are none. */
    before: sequence.nullable(),
  })
  .meta({ id: 'LedgerPage' });
export type LedgerPage = z.infer<typeof ledgerPageSchema>;

export const verificationQuerySchema = z
  .strictObject({
    /** Where the last part ended; left out at the beginning. */
    afterSequence: z.coerce.number().pipe(sequence).optional(),
    afterHash: hash.optional(),
  })
  .refine(
    ({ afterSequence, afterHash }) => (afterSequence === undefined) === (afterHash === undefined),
    'afterSequence and afterHash belong together',
  );
export type VerificationQuery = z.infer<typeof verificationQuerySchema>;

export const ledgerVerificationSchema = z
  .strictObject({
    /** `partly`: intact so far; ask again from `position`. `intact`: up to the newest entry. */
    result: z.enum(['intact', 'partly', 'broken']),
    position: z.strictObject({ sequence: z.int().min(0), hash }).nullable(),
    /** The newest entry when this part was begun. */
    last: z.int().min(0).nullable(),
    firstBreak: z
      .strictObject({
        kind: z.enum([
          'gap',
          'not_linked',
          'body_changed',
          'sequence_not_in_body',
          'head_differs',
          ...headFaults,
        ]),
        sequence: z.int().min(0),
      })
      .nullable(),
  })
  .meta({ id: 'LedgerVerification' });
export type LedgerVerification = z.infer<typeof ledgerVerificationSchema>;

const exampleHash = '6f0c1b9d'.repeat(8);

export const ledgerPageExample: LedgerPage = {
  entries: [
    {
      sequence: 4711,
      at: '2026-11-23T02:00:00.000Z',
      kind: 'dossier.accepted',
      subject: { type: 'dossier', id: '6e7f3a52-3a0b-4f4b-8a57-0f4d3e0d1c11', version: 4 },
      actor: { type: 'staff', id: '0f4d3e0d-1c11-4f4b-8a57-6e7f3a523a0b', displayName: 'Nguyễn Thị Hoa' },
      details: { state: 'routed' },
      hash: exampleHash,
    },
  ],
  before: 4711,
};

export const ledgerVerificationExample: LedgerVerification = {
  result: 'intact',
  position: { sequence: 4711, hash: exampleHash },
  last: 4711,
  firstBreak: null,
};
