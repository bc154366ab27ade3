import { hashRaw, type Options } from '@node-rs/argon2';

/** What one hash costs, as the package calls it. */
export type Cost = Required<Pick<Options, 'memoryCost' | 'timeCost' | 'parallelism'>>;

/** Cost and salt of argon2id, as they stand before the hash in the PHC string format. */
const form = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([A-Za-z0-9+/]{22})$/;

/** How several secrets are hashed alike, so that another is compared with all of them at the price of one. */
export function writeSalting({ memoryCost, timeCost, parallelism }: Cost, salt: Buffer): string {
  const written = salt.toString('base64').replaceAll('=', '');
  return `$argon2id$v=19$m=${memoryCost},t=${timeCost},p=${parallelism}$${written}`;
}

/** The hash alone, of 32 bytes. @throws Error for what is no salting. */
export async function hashWith(salting: string, secret: Buffer): Promise<Buffer> {
  const [, memoryCost, timeCost, parallelism, salt] = form.exec(salting) ?? [];
  if (salt === undefined) throw new Error('This is no salting of argon2id');
  return hashRaw(secret, {
    memoryCost: Number(memoryCost),
    timeCost: Number(timeCost),
    parallelism: Number(parallelism),
    salt: Buffer.from(salt, 'base64'),
  });
}
