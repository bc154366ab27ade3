import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CallReason, NoticeState } from '../delivery/index.js';
import type { CallOutcome } from './call-outcome.js';
import type { NoticeParameters, NoticeTemplate } from './notice-texts.js';

@Entity({ name: 'notice' })
export class Notice {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'dossier_id', type: 'uuid' })
  dossierId!: string;

  @Column({ type: 'text' })
  template!: NoticeTemplate;

  /** What gave reason to write; a second notice of the same template about the same occasion is the same notice. */
  @Column({ type: 'text' })
  occasion!: string;

  /** As they stand in the text, by name; the link to the status page is not stored. */
  @Column({ type: 'jsonb' })
  parameters!: NoticeParameters;

  @Column({ type: 'text' })
  state!: NoticeState;

  @Column({ type: 'text', nullable: true })
  channel!: string | null;

  @Column({ name: 'provider_reference', type: 'text', nullable: true })
  providerReference!: string | null;

  @Column({ type: 'integer' })
  attempts!: number;

  @Column({ type: 'integer' })
  lookups!: number;

  /** When something is to be done about it; in state `sending`, when whoever is at it must have answered. */
  @Column({ name: 'next_attempt_at', type: 'timestamptz', nullable: true })
  nextAttemptAt!: Date | null;

  /** Why the person has to be called. */
  @Column({ name: 'call_reason', type: 'text', nullable: true })
  callReason!: CallReason | null;

  /** For the technician: the gateway's status and error codes. */
  @Column({ type: 'text', nullable: true })
  detail!: string | null;

  @Column({ name: 'created_at', type: 'timestamptz' })
  createdAt!: Date;

  @Column({ name: 'attempted_at', type: 'timestamptz', nullable: true })
  attemptedAt!: Date | null;

  @Column({ name: 'changed_at', type: 'timestamptz' })
  changedAt!: Date;

  @Column({ name: 'called_at', type: 'timestamptz', nullable: true })
  calledAt!: Date | null;

  @Column({ name: 'called_by', type: 'uuid', nullable: true })
  calledBy!: string | null;

  @Column({ name: 'call_outcome', type: 'text', nullable: true })
  callOutcome!: CallOutcome | null;

  @Column({ type: 'integer' })
  version!: number;
}
