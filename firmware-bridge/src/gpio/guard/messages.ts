import { z } from 'zod';

/**
 * What bridge and guard say to each other, one JSON object a line. The first line to the guard is the setup; the end of the pipe means
 * that the bridge is gone.
 */

/** Everything the guard must know of the site: it takes the lines from the same site file and can pulse nothing else. */
export const guardSetupSchema = z.strictObject({
  /** Checked by the contract's schema. */
  hardware: z.unknown(),
  bus: z.string(),
  runtimeDirectory: z.string(),
});
export type GuardSetup = z.input<typeof guardSetupSchema>;

export const pulseCommandSchema = z.strictObject({
  id: z.int().positive(),
  bank: z.string(),
  lock: z.int(),
  /** On CLOCK_MONOTONIC: at this time and later nothing is switched on any more. */
  notAfterMs: z.number(),
});
export type PulseCommand = z.infer<typeof pulseCommandSchema>;

export const guardMessageSchema = z.discriminatedUnion('kind', [
  /** Every line is off. */
  z.strictObject({ kind: z.literal('ready') }),
  z.strictObject({ kind: z.literal('on'), id: z.int() }),
  /** The pulse is over, and every line is off. */
  z.strictObject({ kind: z.literal('off'), id: z.int() }),
  /** Nothing was switched on. */
  z.strictObject({
    kind: z.literal('refused'),
    id: z.int(),
    reason: z.enum(['late', 'busy', 'unknown_lock']),
  }),
  /** Lines may have been on; they are off now. */
  z.strictObject({ kind: z.literal('failed'), id: z.int(), detail: z.string() }),
  /** It cannot be said that the lines are off. The guard ends. */
  z.strictObject({ kind: z.literal('fault'), detail: z.string() }),
]);
export type GuardMessage = z.infer<typeof guardMessageSchema>;
