import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity({ name: 'field' })
export class Field {
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Column({ name: 'name_vi', type: 'text' })
  nameVi!: string;

  @Column({ name: 'name_en', type: 'text' })
  nameEn!: string;

  /** Place in the order of the site file. */
  @Column({ type: 'integer' })
  position!: number;
}
