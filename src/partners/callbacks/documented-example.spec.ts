import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { callbackSchema } from '../http/callbacks.schemas.js';
import { isSignedWith } from '../webhooks/signature.js';

const page = readFileSync(new URL('../../../docs/partners.md', import.meta.url), 'utf8');

function found(pattern: RegExp): string {
  const [, part] = pattern.exec(page) ?? [];
  if (part === undefined) throw new Error(`docs/partners.md shows no ${pattern.source}`);
  return part;
}

describe('the callback in docs/partners.md', () => {
  const request = found(/\nPOST \/api\/partner\/callbacks\/[^\n]+\n(.+?)\n```/s);
  const [head = '', body = ''] = request.split('\n\n');
  const headers = new Map(head.split('\n').map((line) => line.split(': ') as [string, string]));
  const secret = Buffer.from(found(/`whsec_([A-Za-z0-9+/]+=*)`/), 'base64');
  const signed = {
    id: headers.get('webhook-id') ?? '',
    timestamp: headers.get('webhook-timestamp') ?? '',
    body,
  };

  it('is signed with the secret beside it, and would be taken', () => {
    expect(secret).toHaveLength(32);
    expect(isSignedWith([secret], headers.get('webhook-signature') ?? '', signed)).toBe(true);
    expect(callbackSchema.safeParse(JSON.parse(body)).success).toBe(true);
  });
});
