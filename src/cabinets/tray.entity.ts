import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { TraySize } from '@motcua247/firmware-bridge/contract';
import type { OutOfServiceReason } from './reasons.js';

@Entity({ name: 'tray' })
export class Tray {
  @PrimaryColumn({ type: 'text' })
  label!: string;

  @Column({ name: 'cabinet_id', type: 'text' })
  cabinetId!: string;

  /** Place in the order of the site file: neighbours differ by one. */
  @Column({ type: 'integer' })
  position!: number;

  @Column({ type: 'text' })
  size!: TraySize;

  @Column({ name: 'wheelchair_reachable', type: 'boolean' })
  wheelchairReachable!: boolean;

  @Column({ name: 'occupancy_sensor', type: 'boolean' })
  occupancySensor!: boolean;

  /** Whether the site file still names it. */
  @Column({ type: 'boolean' })
  installed!: boolean;

  @Column({ name: 'in_service', type: 'boolean' })
  inService!: boolean;

  @Column({ name: 'out_of_service_reason', type: 'jsonb', nullable: true })
  outOfServiceReason!: OutOfServiceReason | null;

  /** False: nobody can say what lies in it, and it stays closed to citizens until an officer has looked (I7). */
  @Column({ name: 'content_known', type: 'boolean' })
  contentKnown!: boolean;

  @Column({ type: 'integer' })
  version!: number;
}
