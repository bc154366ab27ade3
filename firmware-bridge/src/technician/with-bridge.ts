import type { TechnicianIntent } from '../../contract/index.js';
import { keepJournal, type OpeningPlace } from './journal-keeping.js';
import type { JoinedBridge } from './join-bridge.js';
import type { BridgeSession } from '../../client/index.js';
import { requireOwnerOf } from './owner.js';
import { RecordedOpener } from './recorded-opener.js';
import type { Surroundings } from './surroundings.js';

/** Works with a bridge and parts from it, however the work ends. */
export async function withBridge<Result>(
  joining: Promise<JoinedBridge>,
  work: (session: BridgeSession, joined: JoinedBridge) => Promise<Result>,
): Promise<Result> {
  const joined = await joining;
  try {
    return await work(joined.session, joined);
  } finally {
    await joined.leave();
  }
}

/**
 * Works as the only command that opens trays, with the journal at hand.
 * @throws TechnicianFailure while another such command is at work, or when the journal cannot be written, or is
 * another user's
 */
export async function withOpener<Result>(
  place: OpeningPlace,
  { session, journal }: Pick<JoinedBridge, 'session' | 'journal'>,
  purpose: Pick<TechnicianIntent, 'command' | 'reason'>,
  surroundings: Surroundings,
  work: (opener: RecordedOpener) => Promise<Result>,
): Promise<Result> {
  if (!journal) requireOwnerOf(place.dataDirectory, surroundings.userId);
  // Before a bridge of the command's own it is kept as long as that bridge.
  const kept = journal ? { journal, close: () => undefined } : keepJournal(place);
  try {
    return await work(new RecordedOpener(session, kept.journal, surroundings, purpose));
  } finally {
    kept.close();
  }
}
