import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { systemRandomness } from '../../kernel/index.js';
import { answerKeyHash, requestHash, seal, unseal } from './sealed-answers.js';

const secret = Buffer.alloc(32, 7);
const otherSecret = Buffer.alloc(32, 8);
const key = '5f0c6b9e-2f0f-4d0e-9a3c-0d5a6a1c7f11';

describe('a sealed answer', () => {
  it('comes back as it was, whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.stringMatching(/^[!-~]{8,128}$/), (body, anyKey) => {
        const sealed = seal(secret, anyKey, body, systemRandomness);
        expect(unseal(secret, anyKey, sealed)).toEqual(JSON.parse(JSON.stringify(body)));
      }),
    );
    expect(unseal(secret, key, seal(secret, key, undefined, systemRandomness))).toBeNull();
  });

  it('opens neither with another key nor with another secret', () => {
    const sealed = seal(secret, key, { token: 'abc' }, systemRandomness);
    expect(() => unseal(secret, key.replace('5', '6'), sealed)).toThrow();
    expect(() => unseal(otherSecret, key, sealed)).toThrow();
  });

  it('does not open once a single bit of it was changed', () => {
    const sealed = seal(secret, key, { token: 'abc' }, systemRandomness);
    for (let bit = 0; bit < sealed.length * 8; bit += 1) {
      const changed = Buffer.from(sealed);
      changed.writeUInt8(changed.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
      expect(() => unseal(secret, key, changed)).toThrow();
    }
    expect(() => unseal(secret, key, Buffer.alloc(0))).toThrow();
  });

  it('looks different each time, so that equal answers are not seen to be equal', () => {
    const [first, second] = [1, 2].map(() => seal(secret, key, { ok: true }, systemRandomness));
    expect(first?.equals(second ?? Buffer.alloc(0))).toBe(false);
  });

  it('shows nothing of what it holds', () => {
    const token = 'Jq0n1Zk7mJvGz2yZ8uUO0l6r3aWJ4m5cQn1s9xkT2bE';
    const sealed = seal(secret, key, { token }, systemRandomness);
    expect(sealed.includes(token)).toBe(false);
    expect(sealed.includes(key)).toBe(false);
  });
});

describe('the place where an answer is kept', () => {
  const place = (type: 'staff' | 'kiosk', id: string, itsKey: string, itsSecret = secret): string =>
    answerKeyHash(itsSecret, { type, id }, itsKey).toString('hex');

  it("is one's own: another person, kind of person, key or secret has another", () => {
    const places = [
      place('staff', 'lan', key),
      place('staff', 'minh', key),
      place('kiosk', 'lan', key),
      place('staff', 'lan', `${key}1`),
      place('staff', 'lan1', key),
      place('staff', 'lan', key, otherSecret),
    ];
    expect(new Set(places).size).toBe(places.length);
    expect(place('staff', 'lan', key)).toBe(places[0]);
  });
});

describe('the fingerprint of a request', () => {
  const print = (method: string, path: string, body: unknown): string =>
    requestHash(secret, key, method, path, body).toString('hex');

  it('is the same however a body is written down', () => {
    expect(print('POST', '/a', { x: 1, y: { b: 2, a: 'é' } })).toBe(
      print('POST', '/a', JSON.parse('{"y":{"a":"\\u00e9","b":2.0},"x":1e0}')),
    );
    expect(print('POST', '/a', undefined)).toBe(print('POST', '/a', null));
  });

  it('differs with the method, the address, and anything in the body', () => {
    const prints = [
      print('POST', '/a', { x: 1 }),
      print('DELETE', '/a', { x: 1 }),
      print('POST', '/a?b', { x: 1 }),
      print('POST', '/a', { x: '1' }),
      print('POST', '/a', { x: 1, y: null }),
      print('POST', '/a', [1]),
      print('POST', '/a', null),
    ];
    expect(new Set(prints).size).toBe(prints.length);
  });

  it('cannot be made without the secret and the key, to try out what a body may have been', () => {
    const body = { password: '123456' };
    const prints = [
      requestHash(secret, key, 'POST', '/a', body),
      requestHash(otherSecret, key, 'POST', '/a', body),
      requestHash(secret, `${key}1`, 'POST', '/a', body),
    ].map((print) => print.toString('hex'));
    expect(new Set(prints).size).toBe(3);
  });
});
