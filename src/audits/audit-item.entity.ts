import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { ClosedResult, Expected } from './audit-item.policy.js';

/** One tray of an audit. */
@Entity({ name: 'audit_item' })
export class AuditItem {
  @PrimaryColumn({ name: 'audit_id', type: 'uuid' })
  auditId!: string;

  @PrimaryColumn({ name: 'tray_label', type: 'text' })
  trayLabel!: string;

  /** The newest look into the tray in this audit. */
  @Column({ name: 'operation_id', type: 'uuid', nullable: true })
  operationId!: string | null;

  /** What the records said just before it. */
  @Column({ type: 'text', nullable: true })
  expected!: Expected | null;

  /** Why nobody looked into it. */
  @Column({ name: 'skip_reason', type: 'text', nullable: true })
  skipReason!: string | null;

  /** Null while the audit is open: then it follows from the look. */
  @Column({ type: 'text', nullable: true })
  result!: ClosedResult | null;
}
