import type { DoorState, Occupancy } from '@motcua247/firmware-bridge/contract';
import { doorStates, occupancies, openOutcomes } from '@motcua247/firmware-bridge/contract';
import { z } from 'zod';
import { confirmations, purposes, settlements } from './settlement.policy.js';

/** A door operation as screens see it. */
export const doorOperationViewSchema = z
  .strictObject({
    id: z.uuid(),
    trayLabel: z.string(),
    dossierId: z.uuid().nullable(),
    purpose: z.enum(purposes),
    authorisedAt: z.iso.datetime(),
    /** The bridge's answer; null until it comes. */
    outcome: z.enum(openOutcomes).nullable(),
    outcomeReason: z.string().nullable(),
    /** Of a lock that has to cool down, or rests for another one: how long after the answer it can be opened. */
    readyInMs: z.int().nullable(),
    doorSeenOpen: z.boolean(),
    /** What the sensors show now. */
    door: z.enum(doorStates),
    occupancy: z.enum(occupancies),
    confirmation: z.enum(confirmations),
    /** How long the door has been left open: in time, warned, alarmed. */
    leftOpen: z.enum(['none', 'warned', 'alarmed']),
    settlement: z.enum(settlements).nullable(),
    settledAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'DoorOperation' });

export type DoorOperationView = z.infer<typeof doorOperationViewSchema>;

export interface TraySensors {
  readonly door: DoorState;
  readonly occupancy: Occupancy;
}
