import { z } from 'zod';
import { trayFaultsPatchSchema } from '../cabinet/tray-faults.js';
import { contactsPatchSchema } from '../contacts/contacts.js';
import { bankFaultsPatchSchema, busFaultsPatchSchema } from '../faults/line-faults.js';
import { personScriptSchema } from '../people/script.js';

/** A week: nothing that a simulator is left alone with takes longer. */
export const longestScriptMs = 7 * 86_400_000;
/** A storm has dozens of steps; more is not written by hand, and a program has the library. */
export const mostSteps = 1_000;

const id = z.string().min(1);

/** What happens at one moment, by what it happens to: the same as the control socket can do. */
export const deedSchemas = {
  tray: z.strictObject({ tray: id, faults: trayFaultsPatchSchema }),
  bank: z.strictObject({ bank: id, faults: bankFaultsPatchSchema }),
  bus: z.strictObject({ bus: id, faults: busFaultsPatchSchema }),
  mains: z.strictObject({ mains: id, on: z.boolean() }),
  contacts: z.strictObject({ contacts: id, ...contactsPatchSchema.shape }),
  person: z.strictObject({ person: personScriptSchema }),
  forceOpen: z.strictObject({ forceOpen: id }),
  close: z.strictObject({ close: id }),
  mend: z.strictObject({ mend: z.literal('everything') }),
} as const;
export type DeedName = keyof typeof deedSchemas;
export const deedNames = Object.keys(deedSchemas) as DeedName[];

export type Deed = z.output<(typeof deedSchemas)[DeedName]>;

export interface ScriptStep {
  /** From the script's beginning, in milliseconds; no step is before the one that stands before it. */
  readonly atMs: number;
  readonly deed: Deed;
}

/** What happens in the simulated world, and when. */
export type Script = readonly ScriptStep[];
