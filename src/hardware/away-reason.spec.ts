import { BridgeRefusal, BridgeSilent, BridgeUnreachable } from '@motcua247/firmware-bridge/client';
import { expect, it } from '@jest/globals';
import { awayReasonOf } from './away-reason.js';

it.each([
  ['not_running', Object.assign(new Error('connect'), { code: 'ENOENT' })],
  ['not_running', Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })],
  ['silent', new BridgeSilent('no answer')],
  ['refused', new BridgeRefusal('contract 4')],
  ['broken', Object.assign(new Error('connect'), { code: 'EACCES' })],
  ['broken', new BridgeUnreachable('closed')],
  ['broken', undefined],
])('is %s after %s', (reason, failure) => {
  expect(awayReasonOf(failure)).toBe(reason);
});
