import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readSettings } from '../../src/config/environment.js';

const file = readFileSync(new URL('../../deploy/proxy/Caddyfile', import.meta.url), 'utf8');

/** A line of a Caddyfile and what stands in its braces (caddyserver.com/docs/caddyfile/concepts). */
interface Directive {
  readonly words: readonly string[];
  readonly block: readonly Directive[];
}

/** @throws Error where braces do not match. */
function parse(lines: string[], inside = false): Directive[] {
  const directives: Directive[] = [];
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const words = (line.trim().match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
    if (words.length === 0 || words[0]?.startsWith('#') === true) continue;
    if (words.length === 1 && words[0] === '}') {
      if (inside) return directives;
      throw new Error('A brace is closed that was not opened');
    }
    const opens = words.at(-1) === '{';
    directives.push({
      words: opens ? words.slice(0, -1) : words,
      block: opens ? parse(lines, true) : [],
    });
  }
  if (inside) throw new Error('A brace is not closed');
  return directives;
}

function find(directives: readonly Directive[], ...path: readonly string[]): Directive {
  const [name, ...rest] = path;
  const found = directives.find(({ words }) => words[0] === name);
  if (!found) throw new Error(`The Caddyfile has no ${path.join(' ')}`);
  return rest.length === 0 ? found : find(found.block, ...rest);
}

const [general, plain, site] = parse(file.split('\n'));
if (!general || !plain || !site)
  throw new Error('The Caddyfile has general options, a site in clear and a site');

/** `30s`, `256KiB` as milliseconds or bytes. */
function amountOf({ words }: Directive): number {
  const [, number, unit] = /^(\d+)(s|KiB)$/.exec(words.at(-1) ?? '') ?? [];
  if (number === undefined) throw new Error(`${words.join(' ')}: no amount`);
  return Number(number) * (unit === 's' ? 1000 : 1024);
}

describe('the reverse proxy', () => {
  const { host, port, http } = readSettings({ DATA_DIRECTORY: join(tmpdir(), 'mc-proxy') });

  it('leads to where the service listens, and is believed there', () => {
    expect(find(site.block, 'reverse_proxy').words).toEqual(['reverse_proxy', `${host}:${port}`]);
    expect(http.trustedProxies).toContain(host);
  });

  it('has the sizes and times of the service', () => {
    expect(amountOf(find(site.block, 'request_body', 'max_size'))).toBe(http.bodyBytes);
    expect(find(site.block, '@large').words.at(-1)).toBe(`${http.bodyBytes}\``);
    expect(site.block.map(({ words }) => words)).toContainEqual(['respond', '@large', '413']);
    expect(amountOf(find(general.block, 'servers', 'timeouts', 'read_header'))).toBe(http.headersMs);
    expect(amountOf(find(general.block, 'servers', 'timeouts', 'read_body'))).toBe(http.requestMs);
    expect(amountOf(find(general.block, 'servers', 'max_header_size'))).toBe(16 * 1024);
    const keptAlive = amountOf(find(site.block, 'reverse_proxy', 'transport', 'keepalive'));
    expect(keptAlive).toBeLessThan(http.keepAliveMs);
  });

  it('speaks TLS 1.2 and 1.3 alone, and says that the site is reached by nothing else', () => {
    expect(find(site.block, 'tls', 'protocols').words.slice(1)).toEqual(['tls1.2', 'tls1.3']);
    const header = site.block.find(({ words }) => words[1] === '?Strict-Transport-Security');
    expect(header?.words[2]).toBe('max-age=31536000; includeSubDomains');
  });

  it('leads people to HTTPS, and programs that ask in clear nowhere', () => {
    expect([plain.words, site.words]).toEqual([['http://{$PUBLIC_HOST}'], ['{$PUBLIC_HOST}']]);
    expect(plain.block.map(({ words }) => words)).toEqual([
      ['@page', 'not', 'path', '/api', '/api/*'],
      ['redir', '@page', 'https://{host}{uri}', '308'],
      ['respond', 'Use https://', '403'],
    ]);
  });

  it('passes live events on as they come, and cuts no answer off', () => {
    expect(find(site.block, 'reverse_proxy', 'flush_interval').words[1]).toBe('-1');
    expect(general.block.flatMap(({ block }) => block.flatMap((inner) => inner.block))).not.toContainEqual(
      expect.objectContaining({ words: expect.arrayContaining(['write']) }),
    );
  });

  it('logs neither tokens nor addresses of what fails', () => {
    expect(find(general.block, 'log', 'format', 'fields').block.map(({ words }) => words)).toEqual([
      ['request>headers', 'delete'],
      ['request>uri', 'delete'],
    ]);
  });

  it('keeps what asks for no credential inside', () => {
    const { words } = find(site.block, '@inside');
    for (const path of ['/metrics', '/health', '/api/docs', '/api/openapi.json', '/api/simulator']) {
      expect(words).toContain(path);
    }
    expect(site.block.map(({ words }) => words)).toContainEqual(['respond', '@inside', '404']);
  });
});
