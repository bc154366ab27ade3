import type { Occupancy, OpenOutcome } from '@motcua247/firmware-bridge/contract';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Actor } from '../kernel/index.js';
import type { Confirmation, Purpose, Settlement } from './settlement.policy.js';

/** One authorised opening of one tray, from intent to settlement. */
@Entity({ name: 'door_operation' })
export class DoorOperation {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** In the order of authorisation, which no clock tells: it can stand still or be set back. Given by the database. */
  @Column({ type: 'bigint', insert: false, update: false })
  readonly ordinal!: string;

  @Column({ name: 'tray_label', type: 'text' })
  trayLabel!: string;

  @Column({ name: 'dossier_id', type: 'uuid', nullable: true })
  dossierId!: string | null;

  @Column({ type: 'text' })
  purpose!: Purpose;

  @Column({ name: 'actor_type', type: 'text' })
  actorType!: Actor['type'];

  @Column({ name: 'actor_id', type: 'text' })
  actorId!: string;

  @Column({ name: 'citizen_session_id', type: 'uuid', nullable: true })
  citizenSessionId!: string | null;

  /** Of a reopening: the pickup after which papers were said to be left. */
  @Column({ type: 'uuid', nullable: true })
  reopens!: string | null;

  @Column({ name: 'authorised_at', type: 'timestamptz' })
  authorisedAt!: Date;

  /** When waiting for this operation ends and it is settled by what is known then. */
  @Column({ name: 'settle_by', type: 'timestamptz' })
  settleBy!: Date;

  /** The start of the bridge that the command was for; no later one will obey it. */
  @Column({ name: 'bridge_boot_id', type: 'uuid' })
  bridgeBootId!: string;

  @Column({ name: 'occupancy_before', type: 'text' })
  occupancyBefore!: Occupancy;

  @Column({ type: 'text', nullable: true })
  outcome!: OpenOutcome | null;

  @Column({ name: 'outcome_reason', type: 'text', nullable: true })
  outcomeReason!: string | null;

  /** null: not answered yet; of an unknown outcome, that nobody knows. */
  @Column({ type: 'boolean', nullable: true })
  pulsed!: boolean | null;

  @Column({ name: 'door_seen_open', type: 'boolean' })
  doorSeenOpen!: boolean;

  @Column({ name: 'left_open_since', type: 'timestamptz', nullable: true })
  leftOpenSince!: Date | null;

  @Column({ name: 'left_open_stage', type: 'text' })
  leftOpenStage!: 'none' | 'warned' | 'alarmed';

  @Column({ type: 'text', nullable: true })
  confirmation!: Exclude<Confirmation, 'nothing'> | null;

  @Column({ type: 'text', nullable: true })
  settlement!: Settlement | null;

  @Column({ name: 'settled_at', type: 'timestamptz', nullable: true })
  settledAt!: Date | null;

  @Column({ type: 'integer' })
  version!: number;
}
