import type { PhoneNumber } from '../kernel/index.js';
import { Dossier } from './dossier.entity.js';
import type { Contents, Custody, Origin, State } from './dossier.machine.js';

interface Beginning {
  readonly id: string;
  readonly origin: Origin;
  readonly state: State;
  readonly custody: Custody;
  readonly contents: Contents;
  readonly procedureCode: string;
  readonly phone: PhoneNumber;
  readonly statusTokenHash: Buffer;
  readonly lowTray: boolean;
  readonly createdAt: Date;
}

/** A dossier as it begins: what is not given has not happened yet. */
export function newDossier(beginning: Beginning & Partial<Dossier>): Dossier {
  return Object.assign(new Dossier(), {
    depositNumber: null,
    officialCode: null,
    custodyCertain: true,
    trayLabel: null,
    departmentCode: null,
    officerId: null,
    holderName: null,
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
