import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CitizenPurpose } from '../../platform/index.js';

/**
 * What is known of the SMS or the call. `withheld`: there was nothing to fetch or look up for this phone, so nothing was sent.
 * `unknown`: it may or may not have gone out. The gateway's reports say whether it was `delivered` (a call: taken) or
 * `undelivered` (a call: taken by nobody).
 */
export type CodeDelivery =
  'waiting' | 'sent' | 'failed' | 'unknown' | 'withheld' | 'delivered' | 'undelivered';

/** How a code reaches its phone: as an SMS, or read aloud to whoever takes the call. */
export const codeWays = ['message', 'call'] as const;
export type CodeWay = (typeof codeWays)[number];

/** How a code came to its end before its time; `expired`: nobody knows how old it is, because the clock was set back. */
export type CodeEnd = 'used' | 'replaced' | 'exhausted' | 'expired';

/** A request for a code. The code itself is drawn when it is sent, and only its hash is ever here. */
@Entity({ name: 'citizen_code' })
export class CitizenCode {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ name: 'sealed_phone', type: 'bytea' })
  sealedPhone!: Buffer;

  @Column({ name: 'phone_index', type: 'bytea' })
  phoneIndex!: Buffer;

  @Column({ type: 'text' })
  purpose!: CitizenPurpose;

  @Column({ type: 'text' })
  way!: CodeWay;

  @Column({ name: 'kiosk_id', type: 'uuid' })
  kioskId!: string;

  @Column({ type: 'bytea', nullable: true })
  salt!: Buffer | null;

  @Column({ type: 'bytea', nullable: true })
  hash!: Buffer | null;

  @Column({ name: 'tries_left', type: 'integer' })
  triesLeft!: number;

  @Column({ name: 'requested_at', type: 'timestamptz' })
  requestedAt!: Date;

  @Column({ name: 'expires_at', type: 'timestamptz' })
  expiresAt!: Date;

  @Column({ type: 'text' })
  delivery!: CodeDelivery;

  @Column({ type: 'text', nullable: true })
  ended!: CodeEnd | null;
}
