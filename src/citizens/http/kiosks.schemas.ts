import { z } from 'zod';
import type { Kiosk } from '../kiosks/kiosk.entity.js';

export const kioskIdSchema = z.uuid().meta({ example: '0d0a6f9e-0f0d-4a0b-9c57-2f6f0a7f6b11' });

export const newKioskSchema = z
  .strictObject({
    name: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .regex(/^[^\p{C}]*$/u, 'must not have control characters'),
  })
  .meta({ id: 'NewKiosk', example: { name: 'Kiosk cổng chính' } });
export type NewKioskBody = z.infer<typeof newKioskSchema>;

export const kioskSchema = z
  .strictObject({ id: z.uuid(), name: z.string(), revoked: z.boolean() })
  .meta({ id: 'Kiosk' });
export type KioskView = z.infer<typeof kioskSchema>;

export const kioskListSchema = z.strictObject({ kiosks: z.array(kioskSchema) }).meta({ id: 'KioskList' });

export const provisionedKioskSchema = kioskSchema
  .extend({
    /** For the header `x-kiosk-credential`; shown only here. */
    credential: z.string(),
  })
  .meta({ id: 'ProvisionedKiosk' });

export const kioskExample = {
  id: '0d0a6f9e-0f0d-4a0b-9c57-2f6f0a7f6b11',
  name: 'Kiosk cổng chính',
  revoked: false,
};

export function kioskView({ id, name, revoked }: Kiosk): KioskView {
  return { id, name, revoked };
}
