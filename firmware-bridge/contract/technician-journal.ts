import { z } from 'zod';
import { openResultSchema } from './outcomes.js';
import { trayLabelSchema } from './site-hardware.js';

/**
 * What a technician opened without the service, and saw opened, one JSON object a line, only ever appended. The bridge's commands write it
 * in the data directory; the service takes it into its ledger. An `intent` is on the disk before its pulse; an intent
 * without an ending may have opened its tray.
 */
export const technicianJournalFile = 'technician-journal.jsonl';

/** Longest reason a technician may give, in characters. */
export const longestReason = 200;

/** Longest line of the journal in bytes, far above any entry. */
export const longestJournalLine = 4_096;

const common = {
  /** 1, 2, 3 … without gaps within one file. */
  sequence: z.int().positive(),
  /** By the machine's wall clock, UTC. */
  at: z.iso.datetime(),
  operationId: z.uuid(),
};

const targets = [
  z.strictObject({ kind: z.literal('tray'), tray: trayLabelSchema }),
  /** A lock whose label is not known yet: the site is being mapped. */
  z.strictObject({ kind: z.literal('lock'), bus: z.string(), board: z.int(), lock: z.int() }),
  /** The same on GPIO, where a bank of the site file has the lines. */
  z.strictObject({ kind: z.literal('gpio_lock'), bus: z.string(), bank: z.string(), lock: z.int() }),
] as const;

const by = {
  /** The operating system's user. */
  technician: z.string().min(1).max(100),
  /** The start of the bridge that was asked. */
  bootId: z.uuid(),
};

export const technicianJournalEntrySchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...common,
    kind: z.literal('intent'),
    command: z.enum(['open', 'soak', 'map']),
    target: z.discriminatedUnion('kind', targets),
    reason: z.string().min(1).max(longestReason),
    ...by,
  }),
  /** What became of it; `null`: the bridge gave no answer, so nobody knows. */
  z.strictObject({ ...common, kind: z.literal('outcome'), result: openResultSchema.nullable() }),
  /** The bridge refused the command; there was no pulse. */
  z.strictObject({ ...common, kind: z.literal('refused'), detail: z.string().max(1_000) }),
  /** Opened without a command before the bridge of a technician's own: nobody else has heard of it. Its operation is no other's. */
  z.strictObject({
    ...common,
    kind: z.literal('seen_open'),
    command: z.enum(['open', 'soak', 'map', 'watch']),
    what: z.discriminatedUnion('kind', [
      ...targets,
      z.strictObject({ kind: z.literal('housing'), cabinet: z.string() }),
    ]),
    /** How often that start of the bridge has counted it, this time among them. */
    openings: z.int().positive(),
    ...by,
  }),
]);
export type TechnicianJournalEntry = z.infer<typeof technicianJournalEntrySchema>;
export type TechnicianIntent = Extract<TechnicianJournalEntry, { kind: 'intent' }>;
export type TechnicianSighting = Extract<TechnicianJournalEntry, { kind: 'seen_open' }>;
