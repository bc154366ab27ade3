import type { TechnicianIntent } from '../../contract/index.js';
import { TechnicianJournal } from './journal.js';
import type { JoinedBridge } from './join-bridge.js';
import { beTheOnlyOne } from './one-at-a-time.js';
import type { BridgeSession } from '../../client/index.js';
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

export interface OpeningPlace {
  readonly runtimeDirectory: string;
  readonly dataDirectory: string;
}

/**
 * Works as the only command that opens trays, with the journal at hand.
 * @throws TechnicianFailure while another such command is at work, or when the journal cannot be written
 */
export async function withOpener<Result>(
  { runtimeDirectory, dataDirectory }: OpeningPlace,
  session: BridgeSession,
  purpose: Pick<TechnicianIntent, 'command' | 'reason'>,
  surroundings: Surroundings,
  work: (opener: RecordedOpener) => Promise<Result>,
): Promise<Result> {
  const letNextIn = beTheOnlyOne(runtimeDirectory);
  try {
    const journal = TechnicianJournal.open(dataDirectory);
    try {
      return await work(new RecordedOpener(session, journal, surroundings, purpose));
    } finally {
      journal.close();
    }
  } finally {
    letNextIn();
  }
}
