import { In, type EntityManager } from 'typeorm';
import { Notice } from './notice.entity.js';

/** A notice as it is kept: what it was about, what staff put into it, and what became of it. */
export type KeptNotice = Pick<
  Notice,
  | 'dossierId'
  | 'template'
  | 'parameters'
  | 'state'
  | 'channel'
  | 'createdAt'
  | 'attemptedAt'
  | 'calledAt'
  | 'callOutcome'
>;

/** All notices of some dossiers, the oldest first. */
export function noticesOfDossiers(
  manager: EntityManager,
  dossierIds: readonly string[],
): Promise<KeptNotice[]> {
  return manager.find(Notice, {
    where: { dossierId: In([...dossierIds]) },
    order: { createdAt: 'ASC', id: 'ASC' },
  });
}
