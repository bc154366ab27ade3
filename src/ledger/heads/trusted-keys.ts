import type { FormerKey } from '../../config/index.js';
import type { SignedHead } from './signed-head.js';

/**
 * Whose signatures count. The former keys are the operator's word, kept outside the database: who can write there must not
 * be able to name a key of his own. One that somebody else may have by now says nothing of what came after its time.
 */
export class TrustedKeys {
  private readonly keys: readonly FormerKey[];

  /** @param present 32 bytes */
  constructor(present: Buffer, former: readonly FormerKey[] = []) {
    this.keys = [{ publicKey: present, upTo: Number.POSITIVE_INFINITY }, ...former];
  }

  trust({ publicKey, sequence }: Pick<SignedHead, 'publicKey' | 'sequence'>): boolean {
    return this.keys.some((key) => key.publicKey.equals(publicKey) && sequence <= key.upTo);
  }
}
