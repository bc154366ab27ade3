import type { Actor, Randomness } from '../../kernel/index.js';
import { appendToLedger } from '../../ledger/index.js';
import type { Transaction } from '../../platform/index.js';
import { Kiosk } from './kiosk.entity.js';

/** Writes a new kiosk down, and in the ledger who made it. Without a credential no device is it yet. */
export async function insertKiosk(
  transaction: Transaction,
  randomness: Randomness,
  { name, credentialHash }: Pick<Kiosk, 'name' | 'credentialHash'>,
  actor: Actor,
): Promise<Kiosk> {
  const kiosk = transaction.manager.create(Kiosk, {
    id: randomness.uuid(),
    name,
    credentialHash,
    revoked: false,
    version: 1,
  });
  await transaction.manager.insert(Kiosk, kiosk);
  appendToLedger(transaction, {
    kind: 'kiosk.provisioned',
    subject: { type: 'kiosk', id: kiosk.id, version: kiosk.version },
    actor,
    details: { name },
  });
  return kiosk;
}
