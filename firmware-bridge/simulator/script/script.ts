import { z } from 'zod';
import { trayFaultsPatchSchema } from '../cabinet/tray-faults.js';
import { cabinetFaultsPatchSchema, inputFaultsPatchSchema } from '../contacts/contact-faults.js';
import { contactsPatchSchema } from '../contacts/contacts.js';
import { bankFaultsPatchSchema, busFaultsPatchSchema } from '../faults/line-faults.js';
import { type HandName, handNames, hands } from '../hands.js';
import { personScriptSchema } from '../people/script.js';

/** A week: nothing that a simulator is left alone with takes longer. */
export const longestScriptMs = 7 * 86_400_000;
/** A storm has dozens of steps; more is not written by hand, and a program has the library. */
export const mostSteps = 1_000;

const id = z.string().min(1);

const worldDeedSchemas = {
  tray: z.strictObject({ tray: id, faults: trayFaultsPatchSchema }),
  bank: z.strictObject({ bank: id, faults: bankFaultsPatchSchema }),
  bus: z.strictObject({ bus: id, faults: busFaultsPatchSchema }),
  cabinet: z.strictObject({ cabinet: id, faults: cabinetFaultsPatchSchema }),
  inputs: z.strictObject({ inputs: inputFaultsPatchSchema }),
  mains: z.strictObject({ mains: id, on: z.boolean() }),
  contacts: z.strictObject({ contacts: id, ...contactsPatchSchema.shape }),
  person: z.strictObject({ person: personScriptSchema }),
  mend: z.strictObject({ mend: z.literal('everything') }),
} as const;

/** What hands do, by its name: `{ put: A07, paper: envelope 12 }`. */
export type HandDeed = {
  readonly [Name in HandName]: Readonly<Record<Name, string>> & { readonly paper?: string };
}[HandName];

const handDeedSchemas = Object.fromEntries(
  handNames.map((name) => [name, hands[name].details.extend({ [name]: id })]),
) as unknown as Readonly<Record<HandName, z.ZodType<HandDeed>>>;

/** What happens at one moment, by what it happens to: the same as the control socket can do. */
export const deedSchemas = { ...worldDeedSchemas, ...handDeedSchemas };
export type DeedName = keyof typeof deedSchemas;
export const deedNames = Object.keys(deedSchemas) as DeedName[];

export type Deed = z.output<(typeof worldDeedSchemas)[keyof typeof worldDeedSchemas]> | HandDeed;

/** What a deed of hands does, at which tray, and what more it says. */
export function handIn(deed: HandDeed): { name: HandName; tray: string; details: object } {
  const name = handNames.find((each) => each in deed);
  if (name === undefined) throw new Error(`no hand does ${JSON.stringify(deed)}`);
  const { [name]: tray, ...details } = deed as Readonly<Record<string, unknown>>;
  return { name, tray: String(tray), details };
}

export interface ScriptStep {
  /** From the script's beginning, in milliseconds; no step is before the one that stands before it. */
  readonly atMs: number;
  readonly deed: Deed;
}

/** What happens in the simulated world, and when. */
export type Script = readonly ScriptStep[];
