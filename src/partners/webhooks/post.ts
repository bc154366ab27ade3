import { lookup as resolve, type LookupAddress } from 'node:dns';
import { request as requestPlain, type RequestOptions } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import type { ReachableAddresses } from './addresses.js';
import type { Attempt } from './retry.policy.js';

export interface Posting {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface PostingLimits {
  readonly reachable: ReachableAddresses;
  /** Only over TLS. */
  readonly secureOnly: boolean;
  readonly timeoutMs: number;
}

const refusedCode = 'ADDRESS_REFUSED';

/**
 * Posts a message and tells what came of it. Follows no redirect, reads nothing of the answer but its status, and connects to no
 * address of one's own house: the addresses are held against the list as they are resolved for this very connection, so that
 * a name cannot mean something else a moment later.
 */
export function post({ url, headers, body }: Posting, limits: PostingLimits): Promise<Attempt> {
  const { reachable, secureOnly, timeoutMs } = limits;
  const secure = url.protocol === 'https:';
  if (secureOnly && !secure) return Promise.resolve(unknown('the address is not https'));
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !reachable.has(host)) return Promise.resolve(unknown(describe(refusedCode)));

  const options: RequestOptions = {
    method: 'POST',
    // A connection of its own, so that none that was opened for another check is used.
    agent: false,
    headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) },
    lookup: lookupAmong(reachable),
    signal: AbortSignal.timeout(timeoutMs),
  };
  return new Promise((settle) => {
    const asking = (secure ? requestSecure : requestPlain)(url, options, (answer) => {
      settle({ outcome: 'answered', status: answer.statusCode ?? 0 });
      answer.destroy();
    });
    // Who wants to speak another protocol has taken nothing; without a listener Node would tell neither an answer nor an error.
    asking.on('upgrade', (answer, socket) => {
      settle({ outcome: 'answered', status: answer.statusCode ?? 0 });
      socket.destroy();
    });
    asking.on('error', (error: NodeJS.ErrnoException) => {
      settle(unknown(describe(error.name === 'AbortError' ? 'TIMEOUT' : error.code)));
    });
    // Whatever else ends it: nobody waits for a connection that is gone.
    asking.on('close', () => {
      settle(unknown(describe(undefined)));
    });
    asking.end(body);
  });
}

function lookupAmong(reachable: ReachableAddresses): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found: LookupAddress[]) => {
      if (error) {
        callback(error, '', 0);
        return;
      }
      const [first] = found;
      if (!first || !found.every(({ address }) => reachable.has(address))) {
        callback(Object.assign(new Error(refusedCode), { code: refusedCode }), '', 0);
      } else if (options.all === true) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}

function unknown(detail: string): Attempt {
  return { outcome: 'unknown', detail };
}

function describe(code: string | undefined): string {
  switch (code) {
    case refusedCode:
      return 'the address is of an own network, which the site does not allow';
    case 'TIMEOUT':
      return 'no answer in time';
    default:
      return `no connection (${code ?? 'unknown'})`;
  }
}
