import { createHmac } from 'node:crypto';

/**
 * `X-Twilio-Signature`: HMAC-SHA1, keyed with the auth token, of the URL followed by every parameter's name and value
 * in the order of the names; in base 64. Written from the description, not with Twilio's library, so that the two
 * check each other.
 */
export function signCallback(authToken: string, url: string, form: Readonly<Record<string, string>>): string {
  const signed = Object.entries(form)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => name + value)
    .join('');
  return createHmac('sha1', authToken)
    .update(url + signed)
    .digest('base64');
}

/** @returns the HTTP status the receiver answered with. */
export async function postCallback(
  url: string,
  form: Readonly<Record<string, string>>,
  signature: string,
): Promise<number> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'X-Twilio-Signature': signature, 'User-Agent': 'TwilioProxy/1.1' },
    body: new URLSearchParams(form),
    signal: AbortSignal.timeout(15_000),
  });
  await response.arrayBuffer();
  return response.status;
}
