import type { Actor } from '../kernel/index.js';
import {
  endBreak,
  FileWitness,
  HeadSigner,
  TrustedKeys,
  verifyHeads,
  verifyLedger,
} from '../ledger/index.js';
import { describeHeads, describeVerification } from './describe-verification.js';
import type { OpenDatabase } from './open-database.js';

/** How it was cleared up why the ledger did not fit. In words of ours: what stands in the ledger stays for good. */
export const clearings = ['backup_restored', 'witness_replaced', 'explained'] as const;

export interface SigningAgain {
  readonly cleared: (typeof clearings)[number];
  readonly actor: Actor;
}

/**
 * Ends the break of the ledger that stands, so that it is signed again.
 * @throws Error while chain or heads are still broken, and when no break stands
 */
export async function signAgain(
  { configuration, database, unlock }: OpenDatabase,
  { cleared, actor }: SigningAgain,
): Promise<void> {
  const { manager } = database.dataSource;
  const witness = new FileWitness(configuration.environment.ledgerWitness.file);
  const { publicKey } = new HeadSigner(await unlock());
  const trusted = new TrustedKeys(publicKey, configuration.environment.ledgerFormerKeys);
  const chain = await verifyLedger(manager);
  if (!chain.intact) throw new Error(`${describeVerification(chain)} Nothing was changed.`);
  const heads = await verifyHeads(manager, witness, trusted);
  if (heads.break) throw new Error(`${describeHeads(heads)} Nothing was changed.`);
  const ended = await database.transaction((transaction) => endBreak(transaction, actor, cleared));
  if (!ended) throw new Error('The ledger is signed: no break of it stands. Nothing was changed.');
}
