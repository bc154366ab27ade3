import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { pino } from 'pino';
import type { SiteHardware } from '../../contract/index.js';
import { startBridge } from '../bridge.js';
import { readKeptDoors } from '../doors/open-doors-file.js';
import { errorMessage } from '../error-details.js';
import type { BridgeSession } from '../../client/index.js';
import { connectToBridge } from './connect-to-bridge.js';
import { TechnicianFailure } from './failure.js';
import type { TechnicianJournal } from './journal.js';
import { keepJournal } from './journal-keeping.js';
import { requireOwnerOf } from './owner.js';
import { recordSightings, type SightingRecord } from './recorded-sightings.js';
import type { Surroundings } from './surroundings.js';

export interface Place {
  readonly hardware: SiteHardware;
  readonly runtimeDirectory: string;
  /** Where the site's bridge keeps the doors that may stand open; undefined: they are not known, nor kept, and nobody else is let in. */
  readonly stateDirectory?: string;
  /** The labels are working ones: a service that took them for its own would open other trays than it means. */
  readonly hasWorkingLabels?: true;
  /** What is written down of what is opened without a command, should the bridge be the command's own; undefined: nothing is. */
  readonly sightings?: SightingRecord | undefined;
}

/** A bridge to work with, and how to part from it. */
export interface JoinedBridge {
  readonly session: BridgeSession;
  /** Kept for as long as a bridge that was started for this command, where it writes down what that sees. */
  readonly journal?: TechnicianJournal;
  /** When it had started for this command, on the monotonic clock; undefined of one that was running. */
  readonly startedAtMs?: number;
  /** Hangs up, and stops the bridge if it was started for this command. */
  leave(): Promise<void>;
}

/** The loggers of a bridge are for a service; the technician's commands say themselves what happens. */
const silence = pino({ level: 'silent' });

/**
 * Joins the running bridge of the site, or starts one in this process: the port of a lock board has one owner.
 * @throws TechnicianFailure, SocketUnavailableError
 */
export async function joinBridge(place: Place, surroundings: Surroundings): Promise<JoinedBridge> {
  const { time, errors } = surroundings;
  const path = join(place.runtimeDirectory, 'bridge.sock');
  const running = await connectToBridge(path, time);
  if (running) {
    errors.write(`Working through the running bridge on ${path}.\n`);
    return {
      session: running,
      leave: () => {
        running.end();
        return Promise.resolve();
      },
    };
  }

  errors.write('No bridge is running: starting one for this command, which first looks at every door.\n');
  if (place.stateDirectory !== undefined) tellOfKeptDoors(place.stateDirectory, errors);
  return startOwnBridge(place, surroundings);
}

/** The own bridge's log says nothing, and a technician who is refused has to know which door is meant. */
function tellOfKeptDoors(directory: string, errors: Surroundings['errors']): void {
  try {
    const trays = readKeptDoors(directory)?.trays ?? [];
    if (trays.length > 0) errors.write(`Kept as not seen shut: ${trays.join(', ')}.\n`);
  } catch (error) {
    errors.write(
      `Which doors stood open before cannot be read in ${directory}: ${errorMessage(error)}. Each counts as open until it is seen shut: a cabinet with a silent board opens nothing. Look at every door behind one; where all are shut, remove the file while no bridge runs.\n`,
    );
  }
}

/** Once is enough: what is to be done is the same each time. */
function tellOnceOfDoorsNotKept(directory: string, errors: Surroundings['errors']): (reason: string) => void {
  let isTold = false;
  return (reason) => {
    if (isTold) return;
    isTold = true;
    errors.write(
      `Which doors stand open cannot be kept in ${directory}: ${reason}. Leave none open: the next bridge would not know of it.\n`,
    );
  };
}

/**
 * @throws SocketUnavailableError when a bridge is running; TechnicianFailure when what it sees cannot be written down, or would be
 * another user's than what is there
 */
export async function startOwnBridge(place: Place, surroundings: OwnSurroundings): Promise<JoinedBridge> {
  const { sightings, runtimeDirectory, stateDirectory } = place;
  for (const directory of [sightings?.dataDirectory, stateDirectory])
    if (directory !== undefined) requireOwnerOf(directory, surroundings.userId);
  const kept = sightings && keepJournal({ runtimeDirectory, dataDirectory: sightings.dataDirectory });
  try {
    const joined = await startUnrecorded(place, surroundings);
    if (!kept) return joined;
    try {
      await recordSightings(joined.session, kept.journal, sightings, surroundings);
    } catch (error) {
      await joined.leave();
      throw error;
    }
    const leave = async (): Promise<void> => {
      try {
        await joined.leave();
      } finally {
        kept.close();
      }
    };
    return { ...joined, journal: kept.journal, leave };
  } catch (error) {
    kept?.close();
    throw error;
  }
}

type OwnSurroundings = Pick<Surroundings, 'time' | 'errors' | 'now' | 'technician' | 'userId'>;

/** Why nobody may open trays through a bridge of the command's own; undefined: who wants to may. */
function reasonToBeAlone({ hasWorkingLabels, stateDirectory }: Place): string | undefined {
  if (hasWorkingLabels)
    return 'the site is being mapped, and this bridge has other labels than the site; it ends with that command';
  if (stateDirectory === undefined)
    return 'a technician looks at the boards through this bridge, which does not know the doors that were left open; it ends with that command';
  return undefined;
}

async function startUnrecorded(place: Place, { time, errors }: OwnSurroundings): Promise<JoinedBridge> {
  const doorsNotKept = tellOnceOfDoorsNotKept(place.stateDirectory ?? '', errors);
  const name = `technician ${randomUUID()}`;
  const reason = reasonToBeAlone(place);
  const onlyClient = reason === undefined ? undefined : { name, reason };
  const bridge = await startBridge({ ...place, onlyClient, logger: silence, time, doorsNotKept });
  try {
    const session = await connectToBridge(bridge.socketPath, time, name);
    if (!session) throw new TechnicianFailure(`nobody listens on ${bridge.socketPath}`);
    return {
      session,
      startedAtMs: time.monotonicMs(),
      leave: async () => {
        session.end();
        await bridge.stop();
      },
    };
  } catch (error) {
    await bridge.stop();
    throw error;
  }
}
