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

  /** Until when a password that somebody else chose opens; null where the owner chose it. */
  @Column({ name: 'given_password_until', type: 'timestamptz', nullable: true })
  givenPasswordUntil!: Date | null;

  @Column({ name: 'given_password_used_at', type: 'timestamptz', nullable: true })
  givenPasswordUsedAt!: Date | null;

  @Column({ type: 'boolean' })
  disabled!: boolean;

  @Column({ type: 'integer' })
  version!: number;

  /** Somebody else chose the password: nothing is allowed but to choose another. */
  get mustChangePassword(): boolean {
    return this.givenPasswordUntil !== null;
  }
}
