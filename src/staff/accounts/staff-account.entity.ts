import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Role } from '../../platform/index.js';

@Entity({ name: 'staff_account' })
export class StaffAccount {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  username!: string;

  @Column({ name: 'display_name', type: 'text' })
  displayName!: string;

  @Column({ type: 'text', array: true })
  roles!: Role[];

  /** Whose dossiers this person sees; exactly the roles department and agency have one. */
  @Column({ name: 'department_code', type: 'text', nullable: true })
  departmentCode!: string | null;

  @Column({ name: 'password_hash', type: 'text' })
  passwordHash!: string;

  /** Somebody else chose the password: nothing is allowed but to choose another. */
  @Column({ name: 'must_change_password', type: 'boolean' })
  mustChangePassword!: boolean;

  @Column({ type: 'boolean' })
  disabled!: boolean;

  @Column({ type: 'integer' })
  version!: number;
}
