import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Browser, System } from './device.policy.js';
import type { SessionStage } from './session-stage.js';

@Entity({ name: 'staff_session' })
export class StaffSession {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'token_hash', type: 'bytea' })
  tokenHash!: Buffer;

  @Column({ name: 'account_id', type: 'uuid' })
  accountId!: string;

  @Column({ type: 'text' })
  stage!: SessionStage;

  @Column({ name: 'started_at', type: 'timestamptz' })
  startedAt!: Date;

  /** When somebody last proved at this session who they are. */
  @Column({ name: 'proved_at', type: 'timestamptz' })
  provedAt!: Date;

  /** To the minute. */
  @Column({ name: 'last_used_at', type: 'timestamptz' })
  lastUsedAt!: Date;

  @Column({ type: 'text' })
  browser!: Browser;

  @Column({ type: 'text' })
  system!: System;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ name: 'ended_at', type: 'timestamptz', nullable: true })
  endedAt!: Date | null;
}
