import { readFileSync, statSync } from 'node:fs';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { type SiteHardware } from '../../contract/index.js';
import {
  deedNames,
  deedSchemas,
  handIn,
  longestScriptMs,
  mostSteps,
  type Deed,
  type Script,
  type ScriptStep,
} from './script.js';

/** Far above any script; keeps a wrong path such as a disk image from being read whole. */
const longestFileBytes = 1_048_576;

/** The script is unusable; each mistake with its line and what to do. */
export class ScriptError extends Error {
  override readonly name = 'ScriptError';

  constructor(readonly mistakes: readonly string[]) {
    super(mistakes.join('\n'));
  }
}

type Known = Readonly<Record<'tray' | 'bank' | 'bus' | 'cabinet', ReadonlySet<string>>>;

function knownOf({ buses, cabinets }: SiteHardware): Known {
  const banks = cabinets.flatMap((cabinet) => cabinet.banks);
  return {
    tray: new Set(banks.flatMap(({ trays }) => trays.map(({ label }) => label))),
    bank: new Set(banks.map(({ id }) => id)),
    bus: new Set(buses.map(({ id }) => id)),
    cabinet: new Set(cabinets.map(({ id }) => id)),
  };
}

type Tell = (path: readonly PropertyKey[], what: string) => void;

const moment = z.number().min(0).max(longestScriptMs);

/** When a step is due, given the step before it. */
function dueMs(step: Record<string, unknown>, beforeMs: number, tell: Tell): number {
  const named = ['atMs', 'afterMs'].filter((key) => key in step);
  const [key] = named;
  if (key === undefined || named.length > 1) {
    tell(
      [],
      'a step needs either atMs (from the beginning) or afterMs (after the step before), in milliseconds',
    );
    return beforeMs;
  }
  const parsed = moment.safeParse(step[key]);
  if (!parsed.success) {
    tell([key], `must be 0–${longestScriptMs} milliseconds`);
    return beforeMs;
  }
  const atMs = key === 'atMs' ? parsed.data : beforeMs + parsed.data;
  if (atMs > longestScriptMs) tell([key], `the script must be over after ${longestScriptMs} milliseconds`);
  if (atMs < beforeMs) {
    tell([key], `is before the step before it (${beforeMs}); put the steps into the order of their time`);
  }
  return atMs;
}

interface Named {
  readonly what: keyof Known;
  readonly id: string;
  /** Where in the step. */
  readonly path: readonly string[];
}

/** What a deed names in the site. */
function namedIn(deed: Deed): Named[] {
  if ('tray' in deed) return [{ what: 'tray', id: deed.tray, path: ['tray'] }];
  if ('person' in deed) return [{ what: 'tray', id: deed.person.tray, path: ['person', 'tray'] }];
  if ('bus' in deed) return [{ what: 'bus', id: deed.bus, path: ['bus'] }];
  if ('mains' in deed) return [{ what: 'cabinet', id: deed.mains, path: ['mains'] }];
  if ('contacts' in deed) return [{ what: 'cabinet', id: deed.contacts, path: ['contacts'] }];
  if ('cabinet' in deed) return [{ what: 'cabinet', id: deed.cabinet, path: ['cabinet'] }];
  if ('mend' in deed || 'inputs' in deed) return [];
  if (!('bank' in deed)) {
    const { name, tray } = handIn(deed);
    return [{ what: 'tray', id: tray, path: [name] }];
  }
  const fault = deed.faults.nextReplies?.fault;
  const other =
    fault?.kind === 'of_another_board'
      ? [{ what: 'bank' as const, id: fault.bank, path: ['faults', 'nextReplies', 'fault', 'bank'] }]
      : [];
  return [{ what: 'bank', id: deed.bank, path: ['bank'] }, ...other];
}

function readStep(value: unknown, beforeMs: number, known: Known, tell: Tell): ScriptStep | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    tell([], 'a step must be a mapping, such as { atMs: 1000, bank: left, faults: { silence: mute } }');
    return undefined;
  }
  const step = value as Record<string, unknown>;
  const atMs = dueMs(step, beforeMs, tell);
  const names = deedNames.filter((name) => name in step);
  const [name] = names;
  if (name === undefined || names.length > 1) {
    tell([], `a step needs one of ${deedNames.join(', ')}; it has ${names.join(' and ') || 'none'}`);
    return undefined;
  }
  const deed = Object.fromEntries(
    Object.entries(step).filter(([key]) => key !== 'atMs' && key !== 'afterMs'),
  );
  const parsed = deedSchemas[name].safeParse(deed);
  if (!parsed.success) {
    for (const { path, message } of parsed.error.issues) tell(path, message);
    return undefined;
  }
  for (const { what, id, path } of namedIn(parsed.data)) {
    if (known[what].has(id)) continue;
    tell(path, `the site file has no ${what} "${id}"; it has ${[...known[what]].join(', ')}`);
  }
  return { atMs, deed: parsed.data };
}

/**
 * A script as it stands in a file, for the site that it names.
 *
 * @throws ScriptError with every mistake as `line n: step n: where: what`
 */
export function parseScript(text: string, hardware: SiteHardware): Script {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const mistakes: string[] = document.errors.map(
    ({ pos, message }) => `line ${lines.linePos(pos[0]).line}: no valid YAML: ${message}`,
  );
  if (mistakes.length > 0) throw new ScriptError(mistakes);

  const lineOf = (path: readonly PropertyKey[]): number => {
    // A key that is missing has no place of its own; the nearest thing around it has.
    for (let depth = path.length; depth > 0; depth -= 1) {
      const node = document.getIn(path.slice(0, depth), true);
      if (typeof node === 'object' && node !== null && 'range' in node && Array.isArray(node.range)) {
        return lines.linePos(Number(node.range[0])).line;
      }
    }
    return 1;
  };
  const values: unknown = document.toJS();
  if (!Array.isArray(values) || values.length === 0 || values.length > mostSteps) {
    throw new ScriptError([`line 1: a script is a list of 1–${mostSteps} steps`]);
  }
  const known = knownOf(hardware);
  let beforeMs = 0;
  const steps = values.flatMap((value, index) => {
    const step = readStep(value, beforeMs, known, (path, what) => {
      const where = path.length > 0 ? `${path.map(String).join('.')}: ` : '';
      mistakes.push(`line ${lineOf([index, ...path])}: step ${index + 1}: ${where}${what}`);
    });
    beforeMs = step?.atMs ?? beforeMs;
    return step ? [step] : [];
  });
  if (mistakes.length > 0) throw new ScriptError(mistakes);
  return steps;
}

/** @throws ScriptError that names the file, also for one that cannot be read */
export function readScript(path: string, hardware: SiteHardware): Script {
  try {
    const { size } = statSync(path);
    if (size > longestFileBytes) {
      throw new Error(`it has ${size} bytes; a script has at most ${longestFileBytes}`);
    }
    return parseScript(readFileSync(path, 'utf8'), hardware);
  } catch (error) {
    if (error instanceof ScriptError) {
      throw new ScriptError([
        `The script ${path} is not right:`,
        ...error.mistakes.map((each) => `  ${each}`),
      ]);
    }
    throw new ScriptError([`Cannot read the script ${path}: ${error instanceof Error ? error.message : ''}`]);
  }
}
