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

  @Column({ name: 'code_id', type: 'uuid' })
  codeId!: string;

  @Column({ name: 'started_at', type: 'timestamptz' })
  startedAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  /** Without another touch it is over then. */
  @Column({ name: 'idle_ends_at', type: 'timestamptz' })
  idleEndsAt!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
