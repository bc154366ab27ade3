import { type IncomingMessage } from 'node:http';
import { RequestError } from './problem.js';

const longestBodyBytes = 65_536;

/** The JSON value in a request's body; `{}` for an empty one. @throws RequestError `body_too_large`, `invalid_request` */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    bytes += part.length;
    if (bytes > longestBodyBytes) {
      throw new RequestError('body_too_large', `a body may have ${longestBodyBytes} bytes`);
    }
    parts.push(part);
  }
  const text = Buffer.concat(parts).toString('utf8');
  if (text.trim() === '') return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new RequestError('invalid_request', 'body: is not JSON', [
      { where: 'body', message: 'is not JSON' },
    ]);
  }
}
