import { z } from 'zod';
import type { Kiosk } from '../kiosks/kiosk.entity.js';
import type { KioskToSetUp } from '../kiosks/make-kiosk.js';

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
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    revoked: z.boolean(),
    /** Whether a device has been made this kiosk. */
    setUp: z.boolean(),
  })
  .meta({ id: 'Kiosk' });
export type KioskView = z.infer<typeof kioskSchema>;

export const kioskListSchema = z.strictObject({ kiosks: z.array(kioskSchema) }).meta({ id: 'KioskList' });

export const kioskToSetUpSchema = kioskSchema
  .extend({
    /** To be typed at the device, once; shown only here. */
    setUpCode: z.string(),
    /** Where the device asks for it. */
    address: z.url(),
    expiresAt: z.iso.datetime(),
  })
  .meta({ id: 'KioskToSetUp' });
export type KioskToSetUpView = z.infer<typeof kioskToSetUpSchema>;

export const kioskExample = {
  id: '0d0a6f9e-0f0d-4a0b-9c57-2f6f0a7f6b11',
  name: 'Kiosk cổng chính',
  revoked: false,
  setUp: true,
};

export const kioskToSetUpExample: KioskToSetUpView = {
  ...kioskExample,
  setUp: false,
  setUpCode: 'ACDEF34679',
  address: 'https://motcua.example.vn/kiosk',
  expiresAt: '2026-11-23T02:10:00.000Z',
};

export function kioskView({ id, name, revoked, credentialHash }: Kiosk): KioskView {
  return { id, name, revoked, setUp: credentialHash !== null };
}

/** @param kioskAddress where kiosks are reached */
export function kioskToSetUpView(
  { kiosk, setUpCode, expiresAt }: KioskToSetUp,
  kioskAddress: string,
): KioskToSetUpView {
  const address = `${kioskAddress}/kiosk`;
  return { ...kioskView(kiosk), setUpCode, address, expiresAt: expiresAt.toISOString() };
}
