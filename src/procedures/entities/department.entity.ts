import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { DepartmentKind } from '../../config/index.js';

@Entity({ name: 'department' })
export class Department {
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ name: 'name_vi', type: 'text' })
  nameVi!: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;

  @Column({ type: 'text' })
  kind!: DepartmentKind;
}
