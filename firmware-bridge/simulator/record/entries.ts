import { z } from 'zod';
import { bankFaultsSchema, busFaultsSchema } from '../faults/line-faults.js';
import { trayFaultsSchema } from '../cabinet/tray-faults.js';
import { cabinetFaultsSchema, inputFaultsSchema } from '../contacts/contact-faults.js';
import { contactsSchema } from '../contacts/contacts.js';
import { cabinetPowerSchema } from '../power/cabinet-power.js';
import { errandSchema } from '../people/script.js';
import { signalsSchema } from '../signals/signals.js';

/**
 * Rules of design §3 that a host broke; the board did what it was told all the same, as a real one would, except
 * for `cooling_down`: a pulse within the lock's cool-down, which a board refuses. `two_rows_or_columns`: of a relay matrix, on together.
 * `lock_beside_energised`: a pulse while the cabinet would have too many doors open if those of its energised locks came open, too.
 * `too_many_on_supply`: more locks energised at once than the supply bears that the site file names for their buses. `pulses_too_close`:
 * a pulse within the gap that supply or bus keeps, also by so much more than a pulse may be late by its way.
 */
export const violationRules = [
  'unlock_all',
  'delayed_unlock',
  'too_many_open_doors',
  'lock_beside_energised',
  'pulse_too_long',
  'unwired_lock',
  'cooling_down',
  'two_rows_or_columns',
  'too_many_on_supply',
  'pulses_too_close',
] as const;

const tray = z.string();

const doorCauseSchema = z.enum(['pulse', 'person', 'force']);
/** Why a door moved; `force`: somebody broke it open. */
export type DoorCause = z.infer<typeof doorCauseSchema>;

/** What happened in the simulated world, one thing an event. */
export const worldEventSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('pulse'),
    cabinet: z.string(),
    bank: z.string(),
    lock: z.int(),
    tray,
    pulseMs: z.number(),
    /** Whether the latch let go; false when it is jammed. */
    released: z.boolean(),
  }),
  /** The end of a pulse that had let the latch go. */
  z.strictObject({ kind: z.literal('locked'), tray }),
  /** Somebody has taken hold of an open door, or has let it go. */
  z.strictObject({ kind: z.literal('hand'), tray, held: z.boolean() }),
  z.strictObject({
    kind: z.literal('door'),
    tray,
    door: z.enum(['open', 'closed']),
    cause: doorCauseSchema,
  }),
  z.strictObject({
    kind: z.literal('paper'),
    tray,
    paper: z.string(),
    change: z.enum(['put', 'taken']),
  }),
  /** Somebody pulled a door in vain, or pushed one that did not stay shut. */
  z.strictObject({
    kind: z.literal('in_vain'),
    tray,
    attempt: z.enum(['pull', 'close']),
  }),
  z.strictObject({
    kind: z.literal('violation'),
    rule: z.enum(violationRules),
    bank: z.string(),
    /** `null` where the violation is not about one tray. */
    tray: tray.nullable(),
    detail: z.string(),
  }),
  z.strictObject({
    kind: z.literal('person'),
    person: z.int(),
    tray,
    does: errandSchema,
    stage: z.enum(['waiting', 'at_the_tray', 'done', 'gave_up', 'failed']),
    detail: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('tray_faults'), tray, faults: trayFaultsSchema }),
  z.strictObject({ kind: z.literal('bank_faults'), bank: z.string(), faults: bankFaultsSchema }),
  z.strictObject({ kind: z.literal('bus_faults'), bus: z.string(), faults: busFaultsSchema }),
  z.strictObject({ kind: z.literal('cabinet_faults'), cabinet: z.string(), faults: cabinetFaultsSchema }),
  z.strictObject({ kind: z.literal('input_faults'), faults: inputFaultsSchema }),
  z.strictObject({ kind: z.literal('power'), cabinet: z.string(), power: cabinetPowerSchema }),
  z.strictObject({ kind: z.literal('contacts'), cabinet: z.string(), contacts: contactsSchema }),
  z.strictObject({ kind: z.literal('signals'), cabinet: z.string(), signals: signalsSchema }),
  /** A step of a script is done, the `step`th `of` so many; `refused` says why the world did not let it happen. */
  z.strictObject({
    kind: z.literal('script'),
    step: z.int().positive(),
    of: z.int().positive(),
    deed: z.string(),
    refused: z.string().optional(),
  }),
  z.strictObject({ kind: z.literal('connection'), bus: z.string(), hosts: z.int().nonnegative() }),
]);
export type WorldEvent = z.infer<typeof worldEventSchema>;
export type ViolationRule = (typeof violationRules)[number];

export const recordEntrySchema = z.strictObject({
  /** 1, 2, 3 … without gaps within one start of the simulator. */
  sequence: z.int().positive(),
  /** CLOCK_MONOTONIC of the machine, in milliseconds. */
  monotonicMs: z.number(),
  wallTime: z.iso.datetime(),
  event: worldEventSchema,
});
export type RecordEntry = z.infer<typeof recordEntrySchema>;

export const recordPageSchema = z.strictObject({
  /** New at every start of the simulator: sequences of different records do not compare. */
  recordId: z.uuid(),
  /** The oldest entry still kept; larger than asked for when the ring has overwritten some. */
  oldestSequence: z.int().positive(),
  nextSequence: z.int().positive(),
  entries: z.array(recordEntrySchema),
});
export type RecordPage = z.infer<typeof recordPageSchema>;
