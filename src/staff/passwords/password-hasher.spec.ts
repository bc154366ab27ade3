import { describe, expect, it } from '@jest/globals';
import { parseOptions } from '@node-rs/argon2';
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

  it('work just as hard for an account that does not exist', async () => {
    const hasher = new PasswordHasher(cheap, systemRandomness);
    const dummy = await hasher.prepare();
    expect(parseOptions(dummy)).toMatchObject({ memoryCost: cheap.memoryKibibytes, timeCost: cheap.passes });
    expect(await hasher.prepare()).toBe(dummy);
    expect(await hasher.verify(undefined, 'con trau')).toBe(false);
  });
});
