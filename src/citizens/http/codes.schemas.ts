import { z } from 'zod';
import { maskPhone, type PhoneNumber } from '../../kernel/index.js';
import { citizenPurposes } from '../../platform/index.js';
import { codeWays, type CitizenCode } from '../codes/citizen-code.entity.js';

export const purposeSchema = z.enum(citizenPurposes).meta({ id: 'CitizenPurpose', example: 'deposit' });

export const codeWaySchema = z.enum(codeWays).meta({ id: 'CodeWay', example: 'message' });

export const codeRequestSchema = z
  .strictObject({
    /** As the citizen types it: `+84`, `84` or `0` in front, blanks, dots and dashes between. */
    phone: z.string().min(1).max(40),
    purpose: purposeSchema,
    /** `call`: the code is read aloud, where the kiosk's overview names that way. */
    way: codeWaySchema.default('message'),
  })
  .meta({ id: 'CodeRequest', example: { phone: '0912 345 678', purpose: 'deposit' } });
export type CodeRequestBody = z.infer<typeof codeRequestSchema>;

export const codeIdSchema = z.uuid().meta({ example: '3c9f2f60-7e0f-4b0c-8c25-6a3d3f5d9a11' });

export const requestedCodeSchema = z
  .strictObject({
    codeId: z.uuid(),
    purpose: purposeSchema,
    way: codeWaySchema,
    phone: z.string(),
    expiresAt: z.iso.datetime(),
    triesLeft: z.int(),
    /**
     * `failed` and `unknown`: the citizen had better ask again. `undelivered`: the network brought the message back, or nobody
     * took the call; `delivered`: the phone has it, or somebody took the call. Always `undisclosed` but for a deposit: whether a code was
     * sent tells whether there is anything for this phone, and that is the citizen's own business.
     */
    delivery: z.enum(['waiting', 'sent', 'delivered', 'undelivered', 'failed', 'unknown', 'undisclosed']),
    /** Why the code does not work any more, other than by its time. */
    ended: z.enum(['used', 'replaced', 'exhausted']).nullable(),
  })
  .meta({ id: 'RequestedCode' });
export type RequestedCode = z.infer<typeof requestedCodeSchema>;

export const requestedCodeExample = {
  codeId: '3c9f2f60-7e0f-4b0c-8c25-6a3d3f5d9a11',
  purpose: 'deposit',
  way: 'message',
  phone: '09xx xxx 678',
  expiresAt: '2026-11-23T02:05:00.000Z',
  triesLeft: 3,
  delivery: 'waiting',
  ended: null,
};

export function requestedCodeView(code: CitizenCode, phone: PhoneNumber): RequestedCode {
  const { delivery, ended, purpose, triesLeft, way } = code;
  return {
    codeId: code.id,
    purpose,
    way,
    phone: maskPhone(phone),
    expiresAt: code.expiresAt.toISOString(),
    triesLeft,
    delivery: purpose !== 'deposit' || delivery === 'withheld' ? 'undisclosed' : delivery,
    // Its time is over, whatever the clock says.
    ended: ended === 'expired' ? null : ended,
  };
}
