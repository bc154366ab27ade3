import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RunRecord } from './run-record.js';

/** One round of the officer. */
@Entity({ name: 'run' })
export class Run {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** The time of the schedule that it is for; of an extra run, when it was opened. */
  @Column({ name: 'scheduled_at', type: 'timestamptz' })
  scheduledAt!: Date;

  @Column({ type: 'boolean' })
  extra!: boolean;

  /** Earlier times of the schedule at which nobody came. */
  @Column({ name: 'caught_up_times', type: 'timestamptz', array: true })
  caughtUpTimes!: Date[];

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt!: Date;

  @Column({ name: 'opened_by', type: 'uuid' })
  openedBy!: string;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Column({ name: 'closed_by', type: 'uuid', nullable: true })
  closedBy!: string | null;

  /** What the manifest says, as it was at the closing. */
  @Column({ type: 'jsonb', nullable: true })
  record!: RunRecord | null;

  @Column({ type: 'integer' })
  version!: number;
}
