import type { TechnicianIntent, TechnicianJournalEntry } from '@motcua247/firmware-bridge/contract';
import type { Actor } from '../kernel/index.js';
import type { LedgerEvent } from '../ledger/index.js';

/** What became of a technician's opening. */
export type Ending = Exclude<TechnicianJournalEntry, TechnicianIntent>;

const bridgeActor: Actor = { type: 'system', id: 'firmware bridge' };

/** An opening has two entries in the ledger at most: its intent, and what became of it. */
export const versionOf = ({ kind }: TechnicianJournalEntry): 1 | 2 => (kind === 'intent' ? 1 : 2);

/** Whether the door may have opened, as far as the bridge has told. Without an ending nobody knows. */
export function mayHaveOpened(ending: Ending | undefined): boolean {
  if (ending?.kind === 'refused') return false;
  return ending?.result?.outcome !== 'not_opened';
}

export function actorOf({ technician }: TechnicianIntent): Actor {
  return { type: 'operator', id: technician };
}

/** The ledger's entry for one of the journal. `at` in its details is the time by the technician's command. */
export function toLedgerEvent(entry: TechnicianJournalEntry): LedgerEvent {
  const isIntent = entry.kind === 'intent';
  return {
    kind: `technician_opening.${isIntent ? 'begun' : 'ended'}`,
    subject: { type: 'technician_opening', id: entry.operationId, version: versionOf(entry) },
    actor: isIntent ? actorOf(entry) : bridgeActor,
    details: { ...detailsOf(entry), at: entry.at, journalSequence: entry.sequence },
  };
}

function detailsOf(entry: TechnicianJournalEntry): LedgerEvent['details'] {
  switch (entry.kind) {
    case 'intent': {
      const { command, reason, target } = entry;
      if (target.kind === 'tray') return { command, reason, tray: target.tray };
      const { bus, lock } = target;
      const where = target.kind === 'lock' ? { board: target.board } : { bank: target.bank };
      return { command, reason, bus, ...where, lock };
    }
    case 'outcome':
      return entry.result
        ? { outcome: entry.result.outcome, reason: entry.result.reason, pulsed: entry.result.pulsed }
        : { outcome: 'unknown', reason: 'no_answer', pulsed: null };
    case 'refused':
      return { outcome: 'not_opened', reason: 'refused_by_bridge', pulsed: false, words: entry.detail };
  }
}
