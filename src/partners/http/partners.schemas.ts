import { z } from 'zod';
import { partnerScopes } from '../../platform/index.js';
import type { MadeKey } from '../keys/make-key.js';
import type { PartnerKey } from '../keys/keys.js';
import type { Partner } from '../partners/partner.js';

export const partnerIdSchema = z.uuid().meta({ example: '5b0c2a44-6f0e-4f0b-9d7e-1c2f3a4b5d6e' });
export const keyIdSchema = z.uuid().meta({ example: '7c1d3b55-7a1f-4a1c-8e8f-2d3a4b5c6e7f' });

const scopeSchema = z.enum(partnerScopes).meta({ id: 'PartnerScope', example: 'dossiers.read' });
const prefixSchema = z.string().regex(/^[a-z0-9]{8}$/);

export const newPartnerSchema = z
  .strictObject({
    name: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .regex(/^[^\p{C}]*$/u, 'must not have control characters'),
    scopes: z.array(scopeSchema).min(1).max(partnerScopes.length),
    /** The one department or agency whose dossiers it is let near; left out: those of all. */
    departmentCode: z.string().min(1).max(32).optional(),
  })
  .meta({ id: 'NewPartner', example: { name: 'Hệ thống một cửa điện tử', scopes: ['dossiers.read'] } });
export type NewPartnerBody = z.infer<typeof newPartnerSchema>;

export const newKeySchema = z
  .strictObject({
    /** After how many days it works no more. */
    validDays: z.int().min(1).max(400),
  })
  .meta({ id: 'NewPartnerKey', example: { validDays: 365 } });
export type NewKeyBody = z.infer<typeof newKeySchema>;

const keySchema = z
  .strictObject({
    id: z.uuid(),
    /** The key begins with `motcua_` and these eight signs. */
    prefix: prefixSchema,
    madeAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    expired: z.boolean(),
    /** The day of the site on which it was last used. */
    lastUsedOn: z.iso.date().nullable(),
  })
  .meta({ id: 'PartnerKey' });

export const partnerSchema = z
  .strictObject({
    id: z.uuid(),
    name: z.string(),
    scopes: z.array(scopeSchema),
    departmentCode: z.string().nullable(),
    ended: z.boolean(),
    /** Two at most, the older first. */
    keys: z.array(keySchema),
  })
  .meta({ id: 'Partner' });
export type PartnerView = z.infer<typeof partnerSchema>;

export const partnerListSchema = z
  .strictObject({ partners: z.array(partnerSchema) })
  .meta({ id: 'PartnerList' });

export const madeKeySchema = keySchema
  .extend({
    /** For the header Authorization of the partner; shown only here. */
    key: z.string(),
  })
  .meta({ id: 'MadePartnerKey' });
export type MadeKeyView = z.infer<typeof madeKeySchema>;

const keyExample = {
  id: '7c1d3b55-7a1f-4a1c-8e8f-2d3a4b5c6e7f',
  prefix: 'k7m2p9qx',
  madeAt: '2026-11-23T02:00:00.000Z',
  expiresAt: '2027-11-23T02:00:00.000Z',
  expired: false,
  lastUsedOn: null,
};

export const partnerExample: PartnerView = {
  id: '5b0c2a44-6f0e-4f0b-9d7e-1c2f3a4b5d6e',
  name: 'Hệ thống một cửa điện tử',
  scopes: ['dossiers.read'],
  departmentCode: null,
  ended: false,
  keys: [keyExample],
};

export const madeKeyExample: MadeKeyView = { ...keyExample, key: `motcua_k7m2p9qx_${'A'.repeat(43)}` };

export function partnerView(partner: Partner, keys: readonly PartnerKey[], at: Date): PartnerView {
  const { id, name, scopes, departmentCode, endedAt } = partner;
  return {
    id,
    name,
    scopes: [...scopes],
    departmentCode,
    ended: endedAt !== null,
    keys: keys.filter(({ partnerId }) => partnerId === id).map((key) => keyView(key, at)),
  };
}

function keyView(key: PartnerKey, at: Date): PartnerView['keys'][number] {
  const { id, prefix, madeAt, expiresAt, lastUsedOn } = key;
  return {
    id,
    prefix,
    madeAt: madeAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    expired: expiresAt <= at,
    lastUsedOn,
  };
}

export function madeKeyView(made: MadeKey, at: Date): MadeKeyView {
  return { ...keyView(made, at), key: made.key };
}
