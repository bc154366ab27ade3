import type { TraySize } from '@motcua247/firmware-bridge/contract';
import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'procedure' })
export class CatalogueProcedure {
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ name: 'name_vi', type: 'text' })
  nameVi!: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;

  @Column({ name: 'field_code', type: 'text' })
  fieldCode!: string;

  @Column({ name: 'department_code', type: 'text' })
  departmentCode!: string;

  @Column({ name: 'agency_code', type: 'text', nullable: true })
  agencyCode!: string | null;

  @Column({ type: 'boolean' })
  depositable!: boolean;

  @Column({ type: 'boolean' })
  fetchable!: boolean;

  @Column({ name: 'processing_working_days', type: 'integer' })
  processingWorkingDays!: number;

  /** Local time `HH:mm`; PostgreSQL answers it with seconds. */
  @Column({
    name: 'cut_off',
    type: 'time',
    nullable: true,
    transformer: {
      to: (cutOff: string | null) => cutOff,
      from: (stored: string | null) => stored?.slice(0, 'HH:mm'.length) ?? null,
    },
  })
  cutOff!: string | null;

  @Column({ name: 'fee_dong', type: 'integer' })
  feeDong!: number;

  @Column({ name: 'tray_size', type: 'text' })
  traySize!: TraySize;

  @Column({ type: 'text', array: true })
  papers!: string[];

  /** Place in the order of the catalogue file. */
  @Column({ type: 'integer' })
  position!: number;

  /** False: no longer in the catalogue; kept because dossiers name it. */
  @Column({ type: 'boolean' })
  offered!: boolean;
}
