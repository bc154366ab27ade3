import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import {
  chosenIssues,
  isWireBus,
  siteHardwareShape,
  type SupplyHardware,
  type WireBusHardware,
} from '../../../contract/index.js';
import { errorMessage } from '../../error-details.js';
import { exitCodes, TechnicianFailure } from '../failure.js';
import { readDraft, type Banks } from './draft.js';

const withBuses = z.object({ buses: siteHardwareShape.buses, supplies: siteHardwareShape.supplies });

function readYaml(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new TechnicianFailure(`cannot read ${path}: ${errorMessage(error)}`, exitCodes.badSiteFile);
  }
}

/**
 * One bus of a site file whose cabinets may still be missing.
 * @throws TechnicianFailure when there is none, when several and none is named, or when it has no boards
 */
export function readBus(path: string, id: string | undefined): WireBusHardware {
  const parsed = withBuses.safeParse(readYaml(path));
  if (!parsed.success) {
    const mistakes = chosenIssues(parsed.error.issues).map(
      (issue) => `${issue.path.join('.')}: ${issue.message}`,
    );
    throw new TechnicianFailure(`${path}: ${mistakes.join('\n')}`, exitCodes.badSiteFile);
  }
  const { buses, supplies } = parsed.data;
  const [bus, second] = id === undefined ? buses : buses.filter((candidate) => candidate.id === id);
  if (bus && !second) {
    if (isWireBus(bus)) return withoutSupply(bus, supplies);
    throw new TechnicianFailure(
      `bus "${bus.id}" is GPIO: which lock hangs on which line stands in the site file, and map has nothing to find there`,
    );
  }
  throw new TechnicianFailure(`choose one with --bus: ${buses.map((known) => known.id).join(', ')}`);
}

/** The bus as it is without the others on its supply, of which none is opened meanwhile: the gap of the supply is its own. */
function withoutSupply(
  { supply, ...bus }: WireBusHardware,
  supplies: readonly SupplyHardware[] | undefined,
): WireBusHardware {
  if (supply === undefined) return bus;
  const named = supplies?.find(({ id }) => id === supply);
  if (!named) throw new TechnicianFailure(`bus "${bus.id}": there is no supply "${supply}"`);
  return { ...bus, minimumPulseGapMs: named.minimumPulseGapMs };
}

/** The banks that were mapped before; none when the file is not there yet. @throws TechnicianFailure */
export function readBanks(path: string, bus: WireBusHardware): Banks {
  if (!existsSync(path)) return [];
  try {
    return readDraft(readYaml(path), bus);
  } catch (error) {
    if (error instanceof TechnicianFailure) throw new TechnicianFailure(`${path}: ${error.message}`);
    throw error;
  }
}

/** Writes the banks so that the file is either the old or the new one, whatever happens. @throws TechnicianFailure */
export function writeBanks(path: string, banks: Banks): void {
  const beside = `${path}.new`;
  try {
    const file = openSync(beside, 'w', 0o644);
    try {
      writeSync(
        file,
        `# The banks of a cabinet, for its place in the site file; written by motcua247-bridge map.\n${stringify({ banks })}`,
      );
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(beside, path);
  } catch (error) {
    throw new TechnicianFailure(`cannot write ${path}: ${errorMessage(error)}`);
  }
}
