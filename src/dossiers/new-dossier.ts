import { Dossier } from './dossier.entity.js';
import type { Contents, Custody, Origin, State } from './dossier.machine.js';

interface Beginning {
  readonly id: string;
  readonly origin: Origin;
  readonly state: State;
  readonly custody: Custody;
  readonly contents: Contents;
  readonly procedureCode: string;
  readonly statusTokenHash: Buffer;
  readonly lowTray: boolean;
  readonly createdAt: Date;
}

/** A dossier whose person `DossierRecords.insert` is told apart. */
export type NewDossier = Omit<Dossier, 'phoneIndex' | 'sealedPhone' | 'sealedHolderName'>;

/** A dossier as it begins, but for its person: what is not given has not happened yet. */
export function newDossier(beginning: Beginning & Partial<Dossier>): NewDossier {
  return Object.assign(new Dossier(), {
    depositNumber: null,
    officialCode: null,
    custodyCertain: true,
    trayLabel: null,
    departmentCode: null,
    officerId: null,
    pickupFactor: null,
    pickupFactorHash: null,
    personErasedAt: null,
    reservedBySession: null,
    missingPapers: null,
    reason: null,
    reservedUntil: null,
    depositedAt: null,
    acceptedAt: null,
    dueAt: null,
    loadedAt: null,
    windowEndsAt: null,
    lastReminderDay: null,
    closedAt: null,
    version: 1,
    ...beginning,
  });
}
