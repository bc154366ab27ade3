import { describe, expect, it } from '@jest/globals';
import { parseOptions, verify } from '@node-rs/argon2';
import { systemRandomness } from '../../kernel/index.js';
import { PasswordHasher, recommendedCost } from './password-hasher.js';

const cheap = { memoryKibibytes: 64, passes: 1, lanes: 1 };

describe('password hashes', () => {
  it('are argon2id with the parameters OWASP advises', async () => {
    const hash = await new PasswordHasher(recommendedCost, systemRandomness).hash('con trau di truoc');
    expect(hash).toMatch(/^\$argon2id\$v=19\$/);
    expect(parseOptions(hash)).toMatchObject({
      memoryCost: 19_456,
      timeCost: 2,
      parallelism: 1,
      saltLen: 16,
    });
  });

  it('fit their password only, and differ for the same one', async () => {
    const hasher = new PasswordHasher(cheap, systemRandomness);
    const [one, other] = await Promise.all([hasher.hash('con trau'), hasher.hash('con trau')]);
    expect(one).not.toBe(other);
    expect(await hasher.verify(one, 'con trau')).toBe(true);
    expect(await hasher.verify(one, 'con trâu')).toBe(false);
    expect(await hasher.verify(one, '')).toBe(false);
  });

  it('do not care how a keyboard composes Vietnamese letters', async () => {
    const hasher = new PasswordHasher(cheap, systemRandomness);
    const hash = await hasher.hash('trâu'.normalize('NFC'));
    expect(await hasher.verify(hash, 'trâu'.normalize('NFD'))).toBe(true);
  });

  it('of several secrets that are hashed alike are made by one salting, also one of another cost', async () => {
    const hasher = new PasswordHasher(cheap, systemRandomness);
    const [one, other] = [hasher.drawSalting(), hasher.drawSalting()];
    const secret = Buffer.from('con trau');
    const hash = await hasher.hashAlike(one, secret);
    const elsewhere = new PasswordHasher({ ...cheap, passes: 2 }, systemRandomness);
    expect(await elsewhere.hashAlike(one, secret)).toEqual(hash);
    expect(await hasher.hashAlike(other, secret)).not.toEqual(hash);
    expect(await hasher.hashAlike(undefined, secret)).not.toEqual(hash);
    // What the package itself writes and reads.
    expect(await verify(`${one}$${hash.toString('base64').replaceAll('=', '')}`, secret)).toBe(true);
    await expect(hasher.hashAlike('$argon2i$v=19$m=8,t=1,p=1$c2FsdA', secret)).rejects.toThrow();
  });

  it('work just as hard for an account that does not exist', async () => {
    const hasher = new PasswordHasher(cheap, systemRandomness);
    const dummy = await hasher.prepare();
    expect(parseOptions(dummy)).toMatchObject({ memoryCost: cheap.memoryKibibytes, timeCost: cheap.passes });
    expect(await hasher.prepare()).toBe(dummy);
    expect(await hasher.verify(undefined, 'con trau')).toBe(false);
  });
});
