import { z } from 'zod';
import { contentKinds, custodies, origins, staffCommands, states } from '../dossier.machine.js';

export const localizedTextSchema = z
  .strictObject({ vi: z.string(), en: z.string() })
  .meta({ id: 'LocalizedText', example: { vi: 'Đăng ký khai sinh', en: 'Birth registration' } });

export const dossierIdSchema = z
  .uuid()
  .meta({ id: 'DossierId', example: '0b3f1a52-6a55-4a7c-9d0f-3a1f5f0c6b9e' });

export const doorOperationIdSchema = z
  .uuid()
  .meta({ id: 'DoorOperationId', example: '7d1c1c1e-56b8-4c0e-8f57-0a6f6c3e2b11' });

export const trayLabelSchema = z
  .string()
  .regex(/^[A-Z][0-9]{2,3}$/, 'must be a tray label such as A07')
  .meta({ id: 'TrayLabel', example: 'A07' });

export const officialCodeSchema = z
  .string()
  .regex(
    /^[A-Z0-9][A-Z0-9.-]{4,24}$/,
    'must be the code of the one-stop system, 5–25 capital letters, digits, "." or "-"',
  )
  .meta({ id: 'OfficialCode', example: '000.00.00.H05-260818-0001' });

export const procedureCodeSchema = z
  .string()
  .regex(/^[0-9]\.[0-9]{6}$/, 'must be a national code such as 1.001193')
  .meta({ id: 'ProcedureCode', example: '1.001193' });

/** Names and words of people: no control or formatting characters. */
export const personalText = (longest: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(longest)
    .regex(/^[^\p{C}]*$/u, 'must not have control characters');

export const stateSchema = z.enum(states).meta({ id: 'DossierState', example: 'deposited' });
export const custodySchema = z.enum(custodies).meta({ id: 'Custody', example: 'tray' });
export const originSchema = z.enum(origins).meta({ id: 'DossierOrigin', example: 'deposit' });
export const contentsSchema = z.enum(contentKinds).meta({ id: 'DossierContents', example: 'application' });
export const staffCommandSchema = z.enum(staffCommands).meta({ id: 'DossierCommand', example: 'accept' });

export const confirmationBodySchema = z
  .strictObject({
    /** Whether it was done as meant. Of an inspection: whether papers lie in the tray. */
    confirmation: z.enum(['done', 'not_done']),
  })
  .meta({ id: 'DoorConfirmation', example: { confirmation: 'done' } });
export type ConfirmationBody = z.infer<typeof confirmationBodySchema>;

export const doorOperationExample = {
  id: '7d1c1c1e-56b8-4c0e-8f57-0a6f6c3e2b11',
  trayLabel: 'A07',
  dossierId: '0b3f1a52-6a55-4a7c-9d0f-3a1f5f0c6b9e',
  purpose: 'deposit',
  authorisedAt: '2026-11-23T12:00:00.000Z',
  outcome: 'opened',
  outcomeReason: 'door_seen_open',
  readyInMs: null,
  doorSeenOpen: true,
  door: 'open',
  occupancy: 'absent',
  confirmation: 'nothing',
  leftOpen: 'none',
  settlement: null,
  settledAt: null,
} as const;
