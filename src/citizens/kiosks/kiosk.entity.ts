import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A screen in front of a cabinet, as a device that proves itself with a credential. */
@Entity({ name: 'kiosk' })
export class Kiosk {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  name!: string;

  /** Null until a device was made this kiosk. */
  @Column({ name: 'credential_hash', type: 'bytea', nullable: true })
  credentialHash!: Buffer | null;

  @Column({ type: 'boolean' })
  revoked!: boolean;

  @Column({ type: 'integer' })
  version!: number;
}
