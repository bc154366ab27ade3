import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { RunList } from './run-item.policy.js';

/** One thing to do in a run. */
@Entity({ name: 'run_item' })
export class RunItem {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'run_id', type: 'uuid' })
  runId!: string;

  @Column({ type: 'text' })
  list!: RunList;

  /** Place in its list, from 1: the order in which the officer walks along the cabinets. */
  @Column({ type: 'integer' })
  position!: number;

  /** Null only for an inspection of a tray that is bound to no dossier. */
  @Column({ name: 'dossier_id', type: 'uuid', nullable: true })
  dossierId!: string | null;

  /** Where to go; null for what was collected in an earlier run and not decided about. Of something to load, the tray that was suggested when the list was made, if one was free. */
  @Column({ name: 'tray_label', type: 'text', nullable: true })
  trayLabel!: string | null;

  /** The newest opening for it in this run. */
  @Column({ name: 'operation_id', type: 'uuid', nullable: true })
  operationId!: string | null;

  /** Why it stays undone. */
  @Column({ type: 'text', nullable: true })
  reason!: string | null;

  /** Null while the run is open: then it follows from where the papers are. */
  @Column({ type: 'text', nullable: true })
  result!: 'done' | 'gone' | 'unresolved' | null;
}
