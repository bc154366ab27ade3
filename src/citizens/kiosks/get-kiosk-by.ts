import type { EntityManager } from 'typeorm';
import { hashToken, isTokenShaped } from '../../platform/index.js';
import { Kiosk } from './kiosk.entity.js';
import { kioskNotKnown } from './lock-kiosk.js';

/**
 * The kiosk that a credential stands for.
 * @param credential whatever was sent as one.
 * @throws DomainError unauthenticated, also for a revoked one.
 */
export async function getKioskBy(manager: EntityManager, credential: unknown): Promise<Kiosk> {
  if (!isTokenShaped(credential)) throw kioskNotKnown();
  const credentialHash = hashToken(credential);
  const kiosk = await manager.findOneBy(Kiosk, { credentialHash, revoked: false });
  if (!kiosk) throw kioskNotKnown();
  return kiosk;
}
