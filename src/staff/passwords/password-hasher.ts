import { hash, verify } from '@node-rs/argon2';
import type { Randomness } from '../../kernel/index.js';
import { hashWith, writeSalting, type Cost } from './salting.js';

/** What one hash costs; RFC 9106, chapter 3.1. */
export interface PasswordCost {
  readonly memoryKibibytes: number;
  readonly passes: number;
  readonly lanes: number;
}

/** OWASP Password Storage Cheat Sheet, "Argon2id": 19 MiB, two passes, one lane. */
export const recommendedCost: PasswordCost = { memoryKibibytes: 19_456, passes: 2, lanes: 1 };

const saltBytes = 16;

/** Makes and checks argon2id hashes. Slow on purpose: one at a time a request, never inside a loop over accounts. */
export class PasswordHasher {
  private readonly options: Cost;
  private dummy: Promise<string> | undefined;
  private dummySalting: string | undefined;

  constructor(
    cost: PasswordCost,
    private readonly randomness: Randomness,
  ) {
    // Argon2id is the package's default algorithm; its enum cannot be named in isolated modules. The database checks it.
    this.options = {
      memoryCost: cost.memoryKibibytes,
      timeCost: cost.passes,
      parallelism: cost.lanes,
    };
  }

  hash(password: string): Promise<string> {
    return hash(canonical(password), { ...this.options, salt: this.randomness.bytes(saltBytes) });
  }

  /** @param passwordHash undefined when there is no such account: costs the same time, and is never right. */
  async verify(passwordHash: string | undefined, password: string): Promise<boolean> {
    if (passwordHash !== undefined) return verify(passwordHash, canonical(password));
    await verify(await this.prepare(), canonical(password));
    return false;
  }

  /** Makes the hash that stands in for accounts that do not exist; call before the first request. */
  prepare(): Promise<string> {
    this.dummy ??= this.hash(this.randomness.bytes(saltBytes).toString('hex'));
    return this.dummy;
  }

  /** For secrets of one person that are hashed alike, with a salt of their own. */
  drawSalting(): string {
    return writeSalting(this.options, this.randomness.bytes(saltBytes));
  }

  /**
   * Hashes one of them.
   * @param salting undefined when there are none: costs the same time, and the hash is no other’s.
   */
  hashAlike(salting: string | undefined, secret: Buffer): Promise<Buffer> {
    this.dummySalting ??= this.drawSalting();
    return hashWith(salting ?? this.dummySalting, secret);
  }
}

/** Keyboards differ in how they write Vietnamese letters: NIST SP 800-63B, 3.1.1.2, asks for one form before hashing. */
function canonical(password: string): string {
  return password.normalize('NFKC');
}
