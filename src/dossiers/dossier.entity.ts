import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { PickupFactor } from '../config/index.js';
import type { Contents, Custody, Origin, State } from './dossier.machine.js';

@Entity({ name: 'dossier' })
export class Dossier {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  origin!: Origin;

  @Column({ name: 'deposit_number', type: 'text', nullable: true })
  depositNumber!: string | null;

  /** Given by the one-stop system. Until the acceptance it is what the citizen claims. */
  @Column({ name: 'official_code', type: 'text', nullable: true })
  officialCode!: string | null;

  @Column({ name: 'procedure_code', type: 'text' })
  procedureCode!: string;

  @Column({ type: 'text' })
  state!: State;

  @Column({ type: 'text' })
  contents!: Contents;

  @Column({ type: 'text' })
  custody!: Custody;

  /** False: the last door operation left open where the papers are, and an officer must look (I7). */
  @Column({ name: 'custody_certain', type: 'boolean' })
  custodyCertain!: boolean;

  /** The tray that holds the papers, or that is promised to them. */
  @Column({ name: 'tray_label', type: 'text', nullable: true })
  trayLabel!: string | null;

  @Column({ name: 'department_code', type: 'text', nullable: true })
  departmentCode!: string | null;

  @Column({ name: 'officer_id', type: 'uuid', nullable: true })
  officerId!: string | null;

  /** Of the phone: finds the dossiers of one person. As the two below null once the person is erased; see `Persons`. */
  @Column({ name: 'phone_index', type: 'bytea', nullable: true })
  phoneIndex!: Buffer | null;

  @Column({ name: 'sealed_phone', type: 'bytea', nullable: true })
  sealedPhone!: Buffer | null;

  @Column({ name: 'sealed_holder_name', type: 'bytea', nullable: true })
  sealedHolderName!: Buffer | null;

  /** What the kiosk asks about the holder before the door, and the right answer as `Persons.hashAnswer` keeps it. */
  @Column({ name: 'pickup_factor', type: 'text', nullable: true })
  pickupFactor!: PickupFactor | null;

  @Column({ name: 'pickup_factor_hash', type: 'bytea', nullable: true })
  pickupFactorHash!: Buffer | null;

  @Column({ name: 'person_erased_at', type: 'timestamptz', nullable: true })
  personErasedAt!: Date | null;

  /** The citizen needs a tray that can be reached from a wheelchair. */
  @Column({ name: 'low_tray', type: 'boolean' })
  lowTray!: boolean;

  @Column({ name: 'reserved_by_session', type: 'uuid', nullable: true })
  reservedBySession!: string | null;

  @Column({ name: 'status_token_hash', type: 'bytea' })
  statusTokenHash!: Buffer;

  @Column({ name: 'missing_papers', type: 'text', array: true, nullable: true })
  missingPapers!: string[] | null;

  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'reserved_until', type: 'timestamptz', nullable: true })
  reservedUntil!: Date | null;

  @Column({ name: 'deposited_at', type: 'timestamptz', nullable: true })
  depositedAt!: Date | null;

  @Column({ name: 'accepted_at', type: 'timestamptz', nullable: true })
  acceptedAt!: Date | null;

  @Column({ name: 'due_at', type: 'timestamptz', nullable: true })
  dueAt!: Date | null;

  @Column({ name: 'loaded_at', type: 'timestamptz', nullable: true })
  loadedAt!: Date | null;

  @Column({ name: 'window_ends_at', type: 'timestamptz', nullable: true })
  windowEndsAt!: Date | null;

  /** The day of the pickup window, from 1, for which the last reminder went out. */
  @Column({ name: 'last_reminder_day', type: 'integer', nullable: true })
  lastReminderDay!: number | null;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Column({ type: 'integer' })
  version!: number;
}
