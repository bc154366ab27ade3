import { randomUUID } from 'node:crypto';
import type { TechnicianSighting } from '../../contract/index.js';
import type { BridgeSession } from '../../client/index.js';
import { errorMessage } from '../error-details.js';
import { FollowedSensors } from './followed-sensors.js';
import type { OpeningPlace } from './journal-keeping.js';
import type { TechnicianJournal } from './journal.js';
import type { Surroundings } from './surroundings.js';

/** Entries for one door or housing; a switch that shakes fills no disk, and its tray is doubted by the first. */
const mostEntries = 10;

/** What a command that has a bridge of its own writes down of what is opened without a command. */
export interface SightingRecord extends Pick<OpeningPlace, 'dataDirectory'> {
  readonly command: TechnicianSighting['command'];
  /** Of working labels, the locks behind them. */
  readonly lockOf?: (tray: string) => TechnicianSighting['what'] | undefined;
}

/**
 * Writes every opening that the bridge counts and nobody commanded into the journal: no service need be connected to this bridge, and the
 * next one begins to count anew.
 */
export async function recordSightings(
  session: BridgeSession,
  journal: TechnicianJournal,
  { command, lockOf }: Pick<SightingRecord, 'command' | 'lockOf'>,
  { now, technician, errors }: Pick<Surroundings, 'now' | 'technician' | 'errors'>,
): Promise<void> {
  const sensors = await FollowedSensors.of(session);
  const written = new Map<string, { openings: number; entries: number }>();
  const note = (id: string, openings: number, what: TechnicianSighting['what'] | undefined): void => {
    const before = written.get(id) ?? { openings: 0, entries: 0 };
    if (openings <= before.openings || before.entries === mostEntries || !what) return;
    written.set(id, { openings, entries: before.entries + 1 });
    const at = now().toISOString();
    const by = { technician, bootId: session.bootId };
    const operationId = randomUUID();
    try {
      journal.append({ kind: 'seen_open', at, operationId, command, what, openings, ...by });
    } catch (error) {
      errors.write(
        `${id} was opened without a command, and that is recorded nowhere: ${errorMessage(error)}\n`,
      );
    }
  };
  const look = (): void => {
    for (const { tray, unaskedOpenings } of sensors.trays.values())
      note(tray, unaskedOpenings, lockOf ? lockOf(tray) : { kind: 'tray', tray });
    for (const { cabinet, housingOpenings } of sensors.cabinets.values())
      note(`The housing of ${cabinet}`, housingOpenings, { kind: 'housing', cabinet });
  };
  sensors.onChange(look);
  look();
}
