/** A key that signed the ledger of this site before the present one. */
export interface FormerKey {
  /** 32 bytes. */
  readonly publicKey: Buffer;
  /** The last entry for which its signature counts. */
  readonly upTo: number;
}

const most = 16;

export const formerKeysForm = `must be up to ${most} public keys of 43 characters, each with : and the last entry for which it counts, separated by commas, or none`;

/** Such as `<key>:1234,<key>:5678`. */
export function parseFormerKeys(text: string): readonly FormerKey[] | undefined {
  if (text.trim() === 'none') return [];
  const keys = text.split(',').map((key) => parseFormerKey(key.trim()));
  const known = keys.filter((key) => key !== undefined);
  return known.length <= most && known.length === keys.length ? known : undefined;
}

function parseFormerKey(text: string): FormerKey | undefined {
  const [, key, upTo] = /^([A-Za-z0-9_-]{43}):([1-9][0-9]{0,14})$/.exec(text) ?? [];
  if (key === undefined) return undefined;
  return { publicKey: Buffer.from(key, 'base64url'), upTo: Number(upTo) };
}
