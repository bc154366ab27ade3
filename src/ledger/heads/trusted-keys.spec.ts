import { expect, it } from '@jest/globals';
import { TrustedKeys } from './trusted-keys.js';

const [present, former, stranger] = [1, 2, 3].map((byte) => Buffer.alloc(32, byte)) as [
  Buffer,
  Buffer,
  Buffer,
];
const trusted = new TrustedKeys(present, [{ publicKey: former, upTo: 7 }]);

it.each([
  ['the present key, always', present, 9_000, true],
  ['a former key up to its last entry', former, 7, true],
  ['a former key after it', former, 8, false],
  ['another key', stranger, 1, false],
] as const)('of %s', (_whose, publicKey, sequence, trust) => {
  expect(trusted.trust({ publicKey, sequence })).toBe(trust);
});
