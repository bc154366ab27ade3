import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import {
  chosenIssues,
  gpioBankSchemas,
  gpioDriverNames,
  sharesMatrix,
  siteHardwareShape,
  type BusHardware,
  type GpioBankHardware,
  type GpioBusHardware,
  type SupplyHardware,
} from '../../../contract/index.js';
import { errorMessage } from '../../error-details.js';
import { exitCodes, TechnicianFailure } from '../failure.js';
import { readDraft, type Banks } from './draft.js';
import type { MainsContact } from './plan.js';

const withMains = z.object({ inputs: siteHardwareShape.inputs, contacts: siteHardwareShape.contacts });
const withBuses = z.object({ buses: siteHardwareShape.buses, supplies: siteHardwareShape.supplies });

/** A site file as far as it has banks; their trays may be missing, or be named already. */
const withBanks = z.object({ cabinets: z.array(z.object({ banks: z.array(z.unknown()) })) });
const gpioBank = z.object({ id: z.string(), bus: z.string(), driver: z.enum(gpioDriverNames) });
const gpioBankWithoutTrays = z.discriminatedUnion('driver', gpioBankSchemas(z.unknown().optional()));

function readYaml(path: string): unknown {
  try {
    return parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new TechnicianFailure(`cannot read ${path}: ${errorMessage(error)}`, exitCodes.badSiteFile);
  }
}

function badSite(path: string, issues: readonly z.core.$ZodIssue[], at = ''): TechnicianFailure {
  const mistakes = chosenIssues(issues).map((issue) => `${at}${issue.path.join('.')}: ${issue.message}`);
  return new TechnicianFailure(`${path}: ${mistakes.join('\n')}`, exitCodes.badSiteFile);
}

/**
 * One bus of a site file whose cabinets may still be missing.
 * @throws TechnicianFailure when there is none, or when several and none is named
 */
export function readBus(path: string, id: string | undefined): BusHardware {
  const parsed = withBuses.safeParse(readYaml(path));
  if (!parsed.success) throw badSite(path, parsed.error.issues);
  const { buses, supplies } = parsed.data;
  const [bus, second] = id === undefined ? buses : buses.filter((candidate) => candidate.id === id);
  if (bus && !second) return withoutSupply(bus, supplies);
  throw new TechnicianFailure(`choose one with --bus: ${buses.map((known) => known.id).join(', ')}`);
}

/** How the site sees a failure of the mains. @throws TechnicianFailure where that is not as it has to be */
export function readMains(path: string): MainsContact {
  const parsed = withMains.safeParse(readYaml(path));
  if (!parsed.success) throw badSite(path, parsed.error.issues);
  return parsed.data;
}

export interface GpioBankChoice {
  readonly bank: GpioBankHardware;
  /** The banks that hang on the same matrix of relays: a pulse may move their doors as well. */
  readonly beside: readonly GpioBankHardware[];
}

/**
 * One bank of a bus of GPIO in a site file: its lines, whatever trays it may have.
 * @throws TechnicianFailure when there is none, or when several and none is named
 */
export function readGpioBank(path: string, bus: GpioBusHardware, id: string | undefined): GpioBankChoice {
  const parsed = withBanks.safeParse(readYaml(path));
  if (!parsed.success) throw badSite(path, parsed.error.issues);
  const banks = parsed.data.cabinets.flatMap((cabinet) =>
    cabinet.banks.flatMap((raw) => {
      const bank = gpioBank.safeParse(raw);
      return bank.success && bank.data.bus === bus.id ? [{ ...bank.data, raw }] : [];
    }),
  );
  if (banks.length === 0)
    throw new TechnicianFailure(
      `bus "${bus.id}" is GPIO, and map reads its lines from a bank (${gpioDriverNames.join(', ')}) that ${path} does not have`,
      exitCodes.badSiteFile,
    );
  const [chosen, second] = id === undefined ? banks : banks.filter((bank) => bank.id === id);
  if (!chosen || second)
    throw new TechnicianFailure(`choose one with --bank: ${banks.map((known) => known.id).join(', ')}`);
  const read = (known: (typeof banks)[number]): GpioBankHardware => {
    const bank = gpioBankWithoutTrays.safeParse(known.raw);
    if (!bank.success) throw badSite(path, bank.error.issues, `bank "${known.id}": `);
    return { ...bank.data, trays: [] };
  };
  const bank = read(chosen);
  const others = banks.filter((known) => known !== chosen && known.driver === 'gpio-matrix');
  const beside = bank.driver === 'gpio-matrix' ? others.map(read) : [];
  return { bank, beside: beside.filter((other) => sharesMatrix(other, bank)) };
}

/** The bus as it is without the others on its supply, of which none is opened meanwhile: the gap of the supply is its own. */
function withoutSupply(
  { supply, ...bus }: BusHardware,
  supplies: readonly SupplyHardware[] | undefined,
): BusHardware {
  if (supply === undefined) return bus;
  const named = supplies?.find(({ id }) => id === supply);
  if (!named) throw new TechnicianFailure(`bus "${bus.id}": there is no supply "${supply}"`);
  return { ...bus, minimumPulseGapMs: named.minimumPulseGapMs };
}

/** The banks that were mapped before; none when the file is not there yet. @throws TechnicianFailure */
export function readBanks(path: string, bus: BusHardware): Banks {
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
