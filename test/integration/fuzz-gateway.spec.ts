import { afterAll, beforeAll, expect, it } from '@jest/globals';
import request from 'supertest';
import { createOpenApiDocument } from '../../src/platform/index.js';
import { operationsOf, type ApiOperation } from '../support/api/api-operations.js';
import { hostileTexts } from '../support/fuzz/hostile-values.js';
import { publicBaseUrl, startNoticeBench, type NoticeBench } from '../support/notices.js';
import { signCallback } from '../support/twilio-server/index.js';

/** The forms of the gateway let in whoever has signed them; here the gateway itself goes mad. */

let bench: NoticeBench;
let operations: readonly ApiOperation[];

beforeAll(async () => {
  bench = await startNoticeBench();
  operations = operationsOf(createOpenApiDocument(bench.service.application)).filter(({ path }) =>
    path.startsWith('/api/integration/twilio/'),
  );
});

afterAll(async () => {
  await bench.stop();
});

const noId = '6e7f3a52-3a0b-4f4b-8a57-0f4d3e0d1c11';
const texts = Object.entries({ ...hostileTexts, 'a long text': 'x'.repeat(8_000) })
  // What is half a character comes over the wire as another: a form has no way to send it.
  .map(([name, text]) => [name, Buffer.from(text).toString()] as const);

async function post(address: string, form: Readonly<Record<string, string>>) {
  return request(bench.service.url)
    .post(address)
    .type('form')
    .set('X-Twilio-Signature', signCallback(bench.twilio.authToken, publicBaseUrl + address, form))
    .send(new URLSearchParams(form).toString());
}

it('whatever stands in a form that is signed, it is answered, and tells nothing that it should not', async () => {
  expect(operations).toHaveLength(2);
  const faults: unknown[] = [];
  let comeIn = 0;
  for (const { path, parameters, body } of operations) {
    const [query = ''] = parameters.filter((parameter) => parameter.in === 'query').map(({ name }) => name);
    const fields = [...(body?.fields.map((field) => String(field.at(-1))) ?? []), 'Unknown'];
    expect(fields.length).toBeGreaterThan(2);
    const sane = Object.fromEntries(fields.map((field) => [field, 'SM00000000000000000000000000000001']));
    for (const [name, text] of texts) {
      const attacks = [
        { address: `${path}?${query}=${encodeURIComponent(text)}`, form: sane },
        ...fields.map((field) => ({ address: `${path}?${query}=${noId}`, form: { ...sane, [field]: text } })),
      ];
      for (const { address, form } of attacks) {
        const { status, text: answered } = await post(address, form);
        if (status !== 403) comeIn += 1;
        const leaks = /\n\s+at \S|node_modules|\b(?:SELECT|invalid input syntax|violates)\b/.test(answered);
        if (status >= 500 || leaks) faults.push([path, name, status, answered.slice(0, 200)]);
      }
    }
  }
  expect(faults).toEqual([]);
  // Otherwise the attacks would have come no further than the signature.
  expect(comeIn).toBeGreaterThan(100);
});
