import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One look into every tray of a cabinet. */
@Entity({ name: 'audit' })
export class Audit {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'cabinet_id', type: 'text' })
  cabinetId!: string;

  @Column({ name: 'opened_at', type: 'timestamptz' })
  openedAt!: Date;

  @Column({ name: 'opened_by', type: 'uuid' })
  openedBy!: string;

  @Column({ name: 'closed_at', type: 'timestamptz', nullable: true })
  closedAt!: Date | null;

  @Column({ name: 'closed_by', type: 'uuid', nullable: true })
  closedBy!: string | null;

  @Column({ type: 'integer' })
  version!: number;
}
