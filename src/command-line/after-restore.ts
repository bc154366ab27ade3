import { TrayRecords } from '../cabinets/index.js';
import { endWhatIsOpen, revokeEveryKiosk, type WhatWasOpen } from '../citizens/index.js';
import { endEveryPickupQr } from '../dossiers/index.js';
import type { FormerKey } from '../config/index.js';
import type { Actor } from '../kernel/index.js';
import {
  FileWitness,
  findMissingEnd,
  HeadSigner,
  noteBreak,
  TrustedKeys,
  verifyHeads,
  verifyLedger,
  type HeadVerification,
  type MissingEnd,
  type SignedHead,
  type Verification,
} from '../ledger/index.js';
import { holdBackNotices } from '../notifications/index.js';
import { LiveEvents, type Transaction } from '../platform/index.js';
import { endGivenPasswords, endOpenSessions } from '../staff/index.js';
import { describeHeads, describeVerification } from './describe-verification.js';
import type { OpenDatabase } from './open-database.js';

export interface Restoration {
  /** Of a witness, where signed heads were kept elsewhere. */
  readonly witnessFile: string | undefined;
  /** Of this site, besides those that its environment names. */
  readonly formerKeys: readonly FormerKey[];
  readonly actor: Actor;
}

/** What was done to a database that a backup brought back. Names are those that people know. */
export interface Restored {
  readonly chain: Verification;
  readonly heads: HeadVerification;
  /** What came after the backup, as far as the witness knows of it. */
  readonly missing: MissingEnd | undefined;
  /** What the witness knows last; undefined where it knows nothing. */
  readonly newest: SignedHead | undefined;
  readonly witnessFile: string;
  readonly open: WhatWasOpen;
  readonly staffSessions: number;
  readonly pickupQrs: number;
  readonly givenPasswords: readonly string[];
  readonly kiosks: readonly string[];
  readonly notices: number;
  readonly trays: number;
}

/**
 * What was given out before the backup, or taken away after it, holds again: all of it is ended, and no tray is believed to hold what the
 * records say until somebody has looked. May be done any number of times, and after a service has worked on the database: what was done stays
 * done, and every entry that was written since stays.
 *
 * @throws Error when the ledger is broken, or lacks anything but an end that was signed; nothing is changed then.
 */
export async function afterRestore(
  { configuration, database, unlock }: OpenDatabase,
  { witnessFile, formerKeys, actor }: Restoration,
): Promise<Restored> {
  const { manager } = database.dataSource;
  const witness = new FileWitness(witnessFile ?? configuration.environment.ledgerWitness.file);
  const chain = await verifyLedger(manager);
  if (!chain.intact) throw new Error(`${describeVerification(chain)} Nothing was changed.`);
  const former = [...configuration.environment.ledgerFormerKeys, ...formerKeys];
  const trusted = new TrustedKeys(new HeadSigner(await unlock()).publicKey, former);
  const heads = await verifyHeads(manager, witness, trusted);
  const missing = heads.break && (await findMissingEnd(manager, witness, trusted));
  if (heads.break && !missing) throw new Error(`${describeHeads(heads)} Nothing was changed.`);
  return database.transaction(async (transaction) => ({
    chain,
    heads,
    missing,
    newest: await witness.newest(),
    witnessFile: witness.path,
    ...(await endAll(transaction, actor, heads.break)),
  }));
}

async function endAll(transaction: Transaction, actor: Actor, lacking: HeadVerification['break']) {
  // What is written from here on takes the numbers of what is gone: behind its note it is known for what was written since.
  if (lacking) await noteBreak(transaction, lacking);
  return {
    open: await endWhatIsOpen(transaction, '-infinity'),
    staffSessions: await endOpenSessions(transaction, '-infinity'),
    pickupQrs: await endEveryPickupQr(transaction),
    givenPasswords: await endGivenPasswords(transaction, actor),
    kiosks: await revokeEveryKiosk(transaction, actor),
    notices: await holdBackNotices(transaction, actor),
    trays: await doubtEveryTray(transaction, actor),
  };
}

async function doubtEveryTray(transaction: Transaction, actor: Actor): Promise<number> {
  const records = new TrayRecords(new LiveEvents());
  const believed = await transaction.query<{ label: string }>(
    'SELECT label FROM tray WHERE installed AND content_known ORDER BY label',
  );
  for (const { label } of believed) {
    await records.markContentUnknown(transaction, label, 'backup_restored', actor);
  }
  return believed.length;
}
