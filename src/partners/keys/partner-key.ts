import { hashToken, mintToken } from '../../platform/index.js';
import type { Randomness } from '../../kernel/index.js';

const keyForm = /^motcua_[a-z0-9]{8}_[A-Za-z0-9_-]{43}$/;
const prefixSigns = 'abcdefghijklmnopqrstuvwxyz0123456789';
const prefixLength = 8;

export interface MintedKey {
  /** `motcua_`, eight signs to know it by, and 256 random bits; given to the partner once, and kept nowhere. */
  readonly key: string;
  readonly prefix: string;
  /** What is stored, and looked up by. */
  readonly hash: Buffer;
}

export function mintPartnerKey(randomness: Randomness): MintedKey {
  const prefix = Array.from(
    { length: prefixLength },
    () => prefixSigns[randomness.below(prefixSigns.length)],
  ).join('');
  const key = `motcua_${prefix}_${mintToken(randomness).token}`;
  return { key, prefix, hash: hashToken(key) };
}

/** Whether a text can be a key at all; what cannot is not looked up. */
export function isKeyShaped(text: string | undefined): text is string {
  return text !== undefined && keyForm.test(text);
}
