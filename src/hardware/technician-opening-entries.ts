import type {
  TechnicianIntent,
  TechnicianJournalEntry,
  TechnicianSighting,
} from '@motcua247/firmware-bridge/contract';
import type { Actor } from '../kernel/index.js';
import type { LedgerEvent } from '../ledger/index.js';

/** What became of a technician's opening. */
export type Ending = Exclude<TechnicianJournalEntry, TechnicianIntent | TechnicianSighting>;

export const bridgeActor: Actor = { type: 'system', id: 'firmware bridge' };

/** An opening has two entries in the ledger at most: its intent, and what became of it; a sighting has one. */
export const versionOf = ({ kind }: TechnicianJournalEntry): 1 | 2 =>
  kind === 'intent' || kind === 'seen_open' ? 1 : 2;

/**
 * Whether the door may have opened, as far as the bridge has told. Without an ending nobody knows. While a site is mapped, wires, levels and
 * orders are not proven: that the sensor shows a door closed after a pulse says nothing of the door behind that lock.
 */
export function mayHaveOpened(
  { command }: Pick<TechnicianIntent, 'command'>,
  ending: Ending | undefined,
): boolean {
  if (ending?.kind === 'refused') return false;
  if (ending?.result?.outcome !== 'not_opened') return true;
  return command === 'map' && ending.result.pulsed;
}

export function actorOf({ technician }: TechnicianIntent): Actor {
  return { type: 'operator', id: technician };
}

const ledgerWords = {
  intent: 'begun',
  outcome: 'ended',
  refused: 'ended',
  seen_open: 'seen_open',
} as const satisfies Record<TechnicianJournalEntry['kind'], string>;

/** The ledger's entry for one of the journal. `at` in its details is the time by the technician's command. */
export function toLedgerEvent(entry: TechnicianJournalEntry): LedgerEvent {
  return {
    kind: `technician_opening.${ledgerWords[entry.kind]}`,
    subject: { type: 'technician_opening', id: entry.operationId, version: versionOf(entry) },
    actor: entry.kind === 'intent' ? actorOf(entry) : bridgeActor,
    details: { ...detailsOf(entry), at: entry.at, journalSequence: entry.sequence },
  };
}

function detailsOf(entry: TechnicianJournalEntry): LedgerEvent['details'] {
  switch (entry.kind) {
    case 'intent': {
      const { command, reason, target } = entry;
      return { command, reason, ...placeOf(target) };
    }
    case 'seen_open': {
      const { command, technician, what } = entry;
      return { command, technician, ...placeOf(what), openings: entry.openings };
    }
    case 'outcome':
      return entry.result
        ? { outcome: entry.result.outcome, reason: entry.result.reason, pulsed: entry.result.pulsed }
        : { outcome: 'unknown', reason: 'no_answer', pulsed: null };
    case 'refused':
      return { outcome: 'not_opened', reason: 'refused_by_bridge', pulsed: false, words: entry.detail };
  }
}

function placeOf(target: TechnicianIntent['target'] | TechnicianSighting['what']): LedgerEvent['details'] {
  switch (target.kind) {
    case 'tray':
      return { tray: target.tray };
    case 'housing':
      return { cabinet: target.cabinet };
    case 'lock':
      return { bus: target.bus, board: target.board, lock: target.lock };
    case 'gpio_lock':
      return { bus: target.bus, bank: target.bank, lock: target.lock };
  }
}
