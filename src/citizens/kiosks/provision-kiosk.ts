import type { Randomness } from '../../kernel/index.js';
import { mintToken, type Transaction } from '../../platform/index.js';
import { insertKiosk } from './insert-kiosk.js';
import { Kiosk } from './kiosk.entity.js';

export interface ProvisionedKiosk {
  readonly id: string;
  readonly name: string;
  /** To be entered at the device; nobody can read it again. */
  readonly credential: string;
}

/**
 * The demo's one kiosk, at its first start; nothing ever after. Its credential is shown, in a link that anybody may open.
 * @returns the kiosk made now, whose credential is to be printed once.
 */
export async function ensureDemoKiosk(
  transaction: Transaction,
  randomness: Randomness,
): Promise<ProvisionedKiosk | undefined> {
  if ((await transaction.manager.count(Kiosk)) > 0) return undefined;
  const { token: credential, hash: credentialHash } = mintToken(randomness);
  const demo = { name: 'Kiosk demo', credentialHash };
  const { id, name } = await insertKiosk(transaction, randomness, demo, { type: 'system', id: 'demo' });
  return { id, name, credential };
}
