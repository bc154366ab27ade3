import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CitizenPurpose } from '../../platform/index.js';

@Entity({ name: 'citizen_session' })
export class CitizenSessionRecord {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'token_hash', type: 'bytea' })
  tokenHash!: Buffer;

  @Column({ name: 'sealed_phone', type: 'bytea' })
  sealedPhone!: Buffer;

  @Column({ name: 'phone_index', type: 'bytea' })
  phoneIndex!: Buffer;

  @Column({ type: 'text' })
  purpose!: CitizenPurpose;

  @Column({ name: 'kiosk_id', type: 'uuid' })
  kioskId!: string;

  /** The code with which it began; null when it was a pickup QR. */
  @Column({ name: 'code_id', type: 'uuid', nullable: true })
  codeId!: string | null;

  /** What the pickup QR was for with which it began, and the session is for nothing else; null when it was a code. */
  @Column({ name: 'dossier_id', type: 'uuid', nullable: true })
  dossierId!: string | null;

  /** The result of which its citizen has said what the kiosk asks about the holder; see `showFactor`. */
  @Column({ name: 'factor_shown_for', type: 'uuid', nullable: true })
  factorShownFor!: string | null;

  @Column({ name: 'started_at', type: 'timestamptz' })
  startedAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  /** When its citizen was last there. */
  @Column({ name: 'touched_at', type: 'timestamptz' })
  touchedAt!: Date;

  /** Without another touch it is over then. */
  @Column({ name: 'idle_ends_at', type: 'timestamptz' })
  idleEndsAt!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
