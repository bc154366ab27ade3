import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { deriveWrappingKey, openPerson, sealPerson, secretFingerprint } from './person-sealing.js';
import { parseVietnameseMobile } from './phone-number.js';
import { systemRandomness } from './randomness.js';

const secret = Buffer.alloc(32, 7);
const wrappingKey = deriveWrappingKey(secret);
const phone = parseVietnameseMobile('0912 345 678');
if (phone === undefined) throw new Error('not a phone');
const person = { phone, holderName: 'Nguyễn Thị Lan' };
const id = randomUUID();
const sealed = sealPerson(wrappingKey, id, person, systemRandomness);

describe('the person of a dossier', () => {
  it('is the same when opened, with a name and without', () => {
    expect(openPerson(wrappingKey, id, sealed)).toEqual(person);
    const nameless = { phone, holderName: null };
    const sealedNameless = sealPerson(wrappingKey, id, nameless, systemRandomness);
    expect(openPerson(wrappingKey, id, sealedNameless)).toEqual(nameless);
  });

  it('opens for no other dossier, neither key nor content', () => {
    const other = randomUUID();
    const sealedOther = sealPerson(wrappingKey, other, person, systemRandomness);
    expect(() => openPerson(wrappingKey, other, sealed)).toThrow();
    expect(() => openPerson(wrappingKey, id, { ...sealed, wrappedKey: sealedOther.wrappedKey })).toThrow();
    expect(() => openPerson(wrappingKey, id, { ...sealed, sealedPhone: sealedOther.sealedPhone })).toThrow();
  });

  it('keeps name and phone apart', () => {
    expect(() => openPerson(wrappingKey, id, { ...sealed, sealedHolderName: sealed.sealedPhone })).toThrow();
  });

  it('opens with no other secret, which the fingerprint tells apart', () => {
    const another = Buffer.alloc(32, 8);
    expect(() => openPerson(deriveWrappingKey(another), id, sealed)).toThrow();
    expect(secretFingerprint(another)).not.toEqual(secretFingerprint(secret));
    expect(secretFingerprint(secret)).toEqual(secretFingerprint(secret));
  });
});
