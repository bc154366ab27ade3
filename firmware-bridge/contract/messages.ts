import { z } from 'zod';
import { contractVersion } from './version.js';
import {
  bankDetailSchema,
  bankHealthSchema,
  bankReasonSchema,
  buzzerSchema,
  doorStateSchema,
  housingSchema,
  lampSchema,
  mainsSchema,
  occupancySchema,
  openResultSchema,
  presenceSchema,
} from './outcomes.js';
import { trayLabelSchema } from './site-hardware.js';
import { mostTraceFrames, traceFrameSchema } from './trace.js';

/**
 * JSON-RPC 2.0 over a Unix stream socket, one message a line (UTF-8, `\n`), at most `maximumLineBytes` a line.
 * The service calls, the bridge answers and sends `event` notifications to every connected client.
 *
 * Deadlines are on the machine's monotonic clock (CLOCK_MONOTONIC, `process.hrtime`), which both processes share and
 * which no time server, no dead battery and no leap of the wall clock can move.
 */

export const maximumLineBytes = 65_536;

const monotonicMs = z.number().nonnegative();
const bootId = z.uuid();

/** From one start of the bridge on, of which `hello` names the id: who was not listening learns by it what has happened meanwhile. */
const openingsSinceStart = z.int().nonnegative();

export const trayStateSchema = z.strictObject({
  tray: trayLabelSchema,
  door: doorStateSchema,
  occupancy: occupancySchema,
  /** How often the door was opened without a command; one that is found open at the start counts. */
  unaskedOpenings: openingsSinceStart,
});
export type TrayState = z.infer<typeof trayStateSchema>;

export const bankStateSchema = z.strictObject({
  bank: z.string(),
  health: bankHealthSchema,
  /** Told anew when it changes, also while the health stays the same. */
  reason: bankReasonSchema,
  /** As it was when health or reason last changed. */
  detail: bankDetailSchema,
});
export type BankState = z.infer<typeof bankStateSchema>;

/** What the contacts of a cabinet show, beside its doors, and what its signals show to the person before it. */
export const cabinetStateSchema = z.strictObject({
  cabinet: z.string(),
  housing: housingSchema,
  /** How often the housing was opened; one that is found open at the start counts. */
  housingOpenings: openingsSinceStart,
  presence: presenceSchema,
  lamp: lampSchema,
  buzzer: buzzerSchema,
  /** Trays whose own lamp is lit; `null`: nobody drives these lamps at the moment. */
  litTrays: z.array(trayLabelSchema).nullable(),
});
export type CabinetState = z.infer<typeof cabinetStateSchema>;

/** Methods by name, with the schema of their parameters and of their result. */
export const methods = {
  /** First call on every connection. Anything else before it is refused. */
  hello: {
    params: z.strictObject({ contractVersion: z.int(), client: z.string().min(1).max(60) }),
    result: z.strictObject({
      contractVersion: z.literal(contractVersion),
      bridgeVersion: z.string(),
      /** New at every start of the bridge; an `open` that names another one is refused. */
      bootId,
      /** The bridge's monotonic clock at the time of the answer, to prove that both sides read the same one. */
      monotonicMs,
    }),
  },
  /** Everything the sensors show now; `sequence` is that of the last event included. */
  snapshot: {
    params: z.strictObject({}),
    result: z.strictObject({
      sequence: z.int().nonnegative(),
      trays: z.array(trayStateSchema),
      banks: z.array(bankStateSchema),
      cabinets: z.array(cabinetStateSchema),
      mains: mainsSchema,
    }),
  },
  /** Opens one tray once. The same `operationId` never pulses twice: a repeat waits for, or repeats, the first answer. */
  open: {
    params: z.strictObject({
      operationId: z.uuid(),
      bootId,
      tray: trayLabelSchema,
      /** The pulse is refused from this time on; at most `longestValidityMs` ahead. */
      notAfterMonotonicMs: monotonicMs,
    }),
    result: openResultSchema,
  },
  /** What this start of the bridge knows of an operation; `null` when it never heard of it. */
  operation: {
    params: z.strictObject({ operationId: z.uuid() }),
    result: z.strictObject({ result: openResultSchema.nullable(), pending: z.boolean() }),
  },
  /** The newest frames on the wires that the bridge still holds, oldest first; for a technician, never for a decision. */
  trace: {
    params: z.strictObject({
      last: z.int().min(1).max(mostTraceFrames),
      /** Only frames older than this one: to turn back page by page. */
      beforeSequence: z.int().positive().optional(),
    }),
    result: z.strictObject({ frames: z.array(traceFrameSchema).max(mostTraceFrames), monotonicMs }),
  },
} as const;

export type MethodName = keyof typeof methods;
export type MethodParams<Name extends MethodName> = z.infer<(typeof methods)[Name]['params']>;
export type MethodResult<Name extends MethodName> = z.infer<(typeof methods)[Name]['result']>;

/** A command may be authorised at most this long ahead of its pulse, in milliseconds. */
export const longestValidityMs = 30_000;

/** Notification `event`: a change that the sensors have shown, numbered without gaps within one start of the bridge. */
export const bridgeEventSchema = z.strictObject({
  sequence: z.int().positive(),
  bootId,
  change: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('tray'), ...trayStateSchema.shape }),
    z.strictObject({ kind: z.literal('bank'), ...bankStateSchema.shape }),
    z.strictObject({ kind: z.literal('cabinet'), ...cabinetStateSchema.shape }),
    z.strictObject({ kind: z.literal('power'), mains: mainsSchema }),
  ]),
});
export type BridgeEvent = z.infer<typeof bridgeEventSchema>;
export type BridgeChange = BridgeEvent['change'];

/** JSON-RPC error codes of this contract, beside those of JSON-RPC 2.0 itself. */
export const bridgeErrorCodes = {
  contractMismatch: -32_001,
  notGreeted: -32_002,
  unknownTray: -32_003,
  /** The operation id was used before for another tray. */
  operationConflict: -32_004,
  /** `notAfterMonotonicMs` lies further ahead than `longestValidityMs`. */
  validityTooLong: -32_005,
  /** A technician's command has this bridge for itself: by its labels, or for want of the doors that were left open, others would be misled. */
  commandsOwnBridge: -32_006,
} as const;
