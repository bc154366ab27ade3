import { Inject, Injectable } from '@nestjs/common';
import {
  derivePhoneIndexKey,
  deriveWrappingKey,
  hashAnswer,
  indexPhone,
  openPerson,
  sealPerson,
  secretFingerprint,
  type Person,
  type PhoneNumber,
  type Randomness,
} from '../../kernel/index.js';
import { randomnessToken, siteKeyToken, type Transaction } from '../../platform/index.js';

/** What the columns of a dossier and its key hold of a person; all null once the person is erased. */
export interface SealedPersonRow {
  readonly id: string;
  readonly sealed_phone: Buffer | null;
  readonly sealed_holder_name: Buffer | null;
  readonly wrapped_key: Buffer | null;
  readonly wrapped_by: Buffer | null;
}

/** For every statement that reads `SealedPersonRow`: over `dossier`, with `joinDossierKey`. */
export const sealedPersonColumns =
  'dossier.id, dossier.sealed_phone, dossier.sealed_holder_name, dossier_key.wrapped_key, dossier_key.wrapped_by';
export const joinDossierKey = 'LEFT JOIN dossier_key ON dossier_key.dossier_id = dossier.id';

export interface OpenedPerson {
  readonly phone: PhoneNumber | null;
  readonly holderName: string | null;
}

const erased: OpenedPerson = { phone: null, holderName: null };

/** The only room where the phone and the name of a dossier are sealed and opened. */
@Injectable()
export class Persons {
  private readonly wrappingKey: Buffer;
  private readonly indexKey: Buffer;
  private readonly fingerprint: Buffer;

  constructor(
    @Inject(siteKeyToken) siteKey: Buffer,
    @Inject(randomnessToken) private readonly randomness: Randomness,
  ) {
    this.wrappingKey = deriveWrappingKey(siteKey);
    this.indexKey = derivePhoneIndexKey(siteKey);
    this.fingerprint = secretFingerprint(siteKey);
  }

  /** By which the dossiers of a phone are found: the same as of its codes and sessions. */
  indexOf(phone: PhoneNumber): Buffer {
    return indexPhone(this.indexKey, phone);
  }

  /** Seals a person under a new key, for the columns of this dossier and the row of its key. */
  seal(dossierId: string, person: Person) {
    const { sealedPhone, sealedHolderName, wrappedKey } = sealPerson(
      this.wrappingKey,
      dossierId,
      person,
      this.randomness,
    );
    return {
      columns: { phoneIndex: this.indexOf(person.phone), sealedPhone, sealedHolderName },
      key: { wrappedKey, wrappedBy: this.fingerprint },
    };
  }

  /**
   * An answer about the holder as it is kept and compared; see `hashAnswer`.
   * @returns null once the person is erased.
   * @throws Error when the row was sealed under another key of the site.
   */
  async hashAnswer(transaction: Transaction, dossierId: string, answer: string): Promise<Buffer | null> {
    const [row] = await transaction.query<{ wrapped_key: Buffer; wrapped_by: Buffer }>(
      'SELECT wrapped_key, wrapped_by FROM dossier_key WHERE dossier_id = $1',
      [dossierId],
    );
    if (!row) return null;
    this.requireOwnSecret(dossierId, row.wrapped_by);
    return hashAnswer(this.wrappingKey, dossierId, row.wrapped_key, answer);
  }

  /** @throws Error when the row was sealed under another key of the site. */
  open(row: SealedPersonRow): OpenedPerson {
    const { id, sealed_phone: sealedPhone, wrapped_key: wrappedKey, wrapped_by: wrappedBy } = row;
    if (sealedPhone === null || wrappedKey === null || wrappedBy === null) return erased;
    this.requireOwnSecret(id, wrappedBy);
    const sealed = { sealedPhone, sealedHolderName: row.sealed_holder_name, wrappedKey };
    return openPerson(this.wrappingKey, id, sealed);
  }

  private requireOwnSecret(dossierId: string, wrappedBy: Buffer): void {
    if (wrappedBy.equals(this.fingerprint)) return;
    throw new Error(
      `The person of dossier ${dossierId} was sealed under another key of the site. Restore database and SECRET_KEY from one backup.`,
    );
  }
}
