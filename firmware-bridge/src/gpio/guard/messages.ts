import { z } from 'zod';

/**
 * What bridge and guard say to each other, one JSON object a line. The first line to the guard is the setup; the end of the pipe means
 * that the bridge is gone.
 */

const setupShape = {
  /** Checked by the contract's schema. */
  hardware: z.unknown(),
  runtimeDirectory: z.string(),
};
const lockGuardSetupSchema = z.strictObject({
  drives: z.literal('locks'),
  /** The locks of this bus. */
  bus: z.string(),
  ...setupShape,
});
/** Everything a guard must know of the site: it takes the lines from the same site file and can drive nothing else. */
export const guardSetupSchema = z.discriminatedUnion('drives', [
  lockGuardSetupSchema,
  /** Every lamp and buzzer of the site. */
  z.strictObject({ drives: z.literal('signals'), ...setupShape }),
]);
export type LockGuardSetup = z.input<typeof lockGuardSetupSchema>;
export type GuardSetup = z.input<typeof guardSetupSchema>;

/** To the guard of the signals: what is on from now on, by the names of `signals/signal-lines.ts`; everything else is off. */
export const showCommandSchema = z.strictObject({ on: z.array(z.string()) });
export type ShowCommand = z.infer<typeof showCommandSchema>;

export const pulseCommandSchema = z.strictObject({
  id: z.int().positive(),
  bank: z.string(),
  lock: z.int(),
  /** On CLOCK_MONOTONIC: at this time and later nothing is switched on any more. */
  notAfterMs: z.number(),
});
export type PulseCommand = z.infer<typeof pulseCommandSchema>;

/** Everything off now, also in the middle of a pulse: nobody is left who waits for it. The next pulse is taken as ever. */
export const allOffCommandSchema = z.strictObject({ allOff: z.literal(true) });

/** To a guard of locks. */
export const lockCommandSchema = z.union([pulseCommandSchema, allOffCommandSchema]);
export type LockCommand = z.infer<typeof lockCommandSchema>;

/** To a guard of either kind. */
export type GuardCommand = LockCommand | ShowCommand;

export const guardMessageSchema = z.discriminatedUnion('kind', [
  /** Every line is off. */
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('on'), id: z.int() }),
  /** The pulse is over, by its time or because all was to go off, and every line is off. */
  z.strictObject({ kind: z.literal('off'), id: z.int() }),
  /** Nothing was switched on. */
  z.strictObject({
    kind: z.literal('refused'),
    id: z.int(),
    reason: z.enum(['late', 'busy', 'unknown_lock']),
  }),
  /** Lines may have been on, for some of the time of the pulse; they are off now. */
  z.strictObject({ kind: z.literal('failed'), id: z.int(), detail: z.string() }),
  /** Signals are as they were last told to be. */
  z.strictObject({ kind: z.literal('shown') }),
  /** They are not, or not all of them; tried again with the next command. */
  z.strictObject({ kind: z.literal('not_shown'), detail: z.string() }),
  /** It cannot be said that the lines are off. The guard ends. */
  z.strictObject({ kind: z.literal('fault'), detail: z.string() }),
]);
export type GuardMessage = z.infer<typeof guardMessageSchema>;
/** What a guard of locks says. */
export type LockGuardMessage = Exclude<GuardMessage, { kind: 'shown' | 'not_shown' }>;
