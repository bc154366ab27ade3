import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readSettings } from '../../src/config/environment.js';
import { pageAddresses } from '../../src/pages.js';
import { surfaces, verdictOn, type Surface } from '../../src/platform/http/surfaces.policy.js';
import { find, parseCaddyfile, type Directive } from '../support/caddyfile.js';

const read = (name: string): Directive[] =>
  parseCaddyfile(readFileSync(new URL(`../../deploy/proxy/${name}`, import.meta.url), 'utf8'));

const oneName = read('Caddyfile.one-name');
const threeNames = read('Caddyfile');
const names = { kiosk: '{$KIOSK_HOST}', staff: '{$STAFF_HOST}', public: '{$PUBLIC_HOST}' };

/** Each name that a browser may ask for, with what the file says of it. */
const sites = [
  { file: 'Caddyfile.one-name', general: oneName[0], site: find(oneName, '{$PUBLIC_HOST}') },
  ...surfaces.map((surface) => ({
    file: `Caddyfile, ${surface}`,
    general: threeNames[0],
    site: find(threeNames, names[surface]),
  })),
];

/** `30s`, `256KiB` as milliseconds or bytes. */
function amountOf({ words }: Directive): number {
  const [, number, unit] = /^(\d+)(s|KiB)$/.exec(words.at(-1) ?? '') ?? [];
  if (number === undefined) throw new Error(`${words.join(' ')}: no amount`);
  return Number(number) * (unit === 's' ? 1000 : 1024);
}

describe.each(sites)('the reverse proxy of $file', ({ general, site }) => {
  const { host, port, http } = readSettings({ DATA_DIRECTORY: join(tmpdir(), 'mc-proxy') });
  const { block: options } = general ?? { block: [] };

  it('leads to where the service listens, and is believed there', () => {
    expect(find(site.block, 'reverse_proxy').words).toEqual(['reverse_proxy', `${host}:${port}`]);
    expect(http.trustedProxies).toContain(host);
  });

  it('has the sizes and times of the service', () => {
    expect(amountOf(find(site.block, 'request_body', 'max_size'))).toBe(http.bodyBytes);
    expect(find(site.block, '@large').words.at(-1)).toBe(`${http.bodyBytes}\``);
    expect(site.block.map(({ words }) => words)).toContainEqual(['respond', '@large', '413']);
    expect(amountOf(find(options, 'servers', 'timeouts', 'read_header'))).toBe(http.headersMs);
    expect(amountOf(find(options, 'servers', 'timeouts', 'read_body'))).toBe(http.requestMs);
    expect(amountOf(find(options, 'servers', 'max_header_size'))).toBe(16 * 1024);
    const keptAlive = amountOf(find(site.block, 'reverse_proxy', 'transport', 'keepalive'));
    expect(keptAlive).toBeLessThan(http.keepAliveMs);
  });

  it('speaks TLS 1.2 and 1.3 alone, and says that the site is reached by nothing else', () => {
    expect(find(site.block, 'tls', 'protocols').words.slice(1)).toEqual(['tls1.2', 'tls1.3']);
    const header = site.block.find(({ words }) => words[1] === '?Strict-Transport-Security');
    expect(header?.words[2]).toBe('max-age=31536000; includeSubDomains');
  });

  it('passes live events on as they come, and cuts no answer off', () => {
    expect(find(site.block, 'reverse_proxy', 'flush_interval').words[1]).toBe('-1');
    expect(options.flatMap(({ block }) => block.flatMap((inner) => inner.block))).not.toContainEqual(
      expect.objectContaining({ words: expect.arrayContaining(['write']) }),
    );
  });

  it('logs neither tokens nor addresses of what fails', () => {
    expect(find(options, 'log', 'format', 'fields').block.map(({ words }) => words)).toEqual([
      ['request>headers', 'delete'],
      ['request>uri', 'delete'],
    ]);
  });
});

describe.each([
  ['Caddyfile.one-name', oneName, [names.public]],
  ['Caddyfile', threeNames, [names.kiosk, names.staff, names.public]],
] as const)('the names of %s', (_file, directives, expected) => {
  const [, ...others] = directives;
  const shown = others.map(({ words }) => words.join(' ')).filter((words) => !words.startsWith('('));

  it('are those of the environment, each in clear and by TLS, and no others', () => {
    const inClear = expected.map((name) => `http://${name}`).join(', ');
    expect(shown).toEqual([inClear, ...expected]);
  });

  it('lead people to HTTPS, and programs that ask in clear nowhere', () => {
    const plain = others.find(({ words }) => words[0]?.startsWith('http://'));
    expect(plain?.block.map(({ words }) => words)).toEqual([
      ['@page', 'not', 'path', '/api', '/api/*'],
      ['redir', '@page', 'https://{host}{uri}', '308'],
      ['respond', 'Use https://', '403'],
    ]);
  });
});

/** Of a path matcher of Caddy: exact, or with all that follows. */
const fits = (pattern: string, path: string): boolean =>
  pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;

const inside = [
  '/metrics',
  '/health/ready',
  '/api/docs',
  '/api/docs-yaml',
  '/api/openapi.json',
  '/api/simulator/clock',
  '/simulator',
];

describe('one name', () => {
  const { block } = find(oneName, '{$PUBLIC_HOST}');

  it('keeps what asks for no credential inside', () => {
    const [, , ...patterns] = find(block, '@inside').words;
    for (const path of inside)
      expect([path, patterns.some((pattern) => fits(pattern, path))]).toEqual([path, true]);
    expect(block.map(({ words }) => words)).toContainEqual(['respond', '@inside', '404']);
  });
});

describe.each(surfaces)('the name of %s', (surface) => {
  const { block } = find(threeNames, names[surface]);
  const [, ...matcher] = find(block, '@other').words;
  const passes = (path: string): boolean => matcher.slice(2).some((pattern) => fits(pattern, path));
  const addresses = { kiosk: 'https://kiosk', staff: 'https://staff', public: 'https://public' };
  const kindOf = (route: string) => verdictOn(addresses, surface, route).kind;

  it('passes a list of paths, and refuses all else', () => {
    expect(matcher.slice(0, 2)).toEqual(['not', 'path']);
    expect(block.map(({ words }) => words)).toContainEqual(['respond', '@other', '404']);
    for (const path of ['/', '/new', '/api/new', ...inside])
      expect([path, passes(path)]).toEqual([path, false]);
  });

  it('passes the operations that the service answers under it, and no others', () => {
    const document = readFileSync(new URL('openapi.json', import.meta.url), 'utf8');
    const { paths } = JSON.parse(document) as { paths: Record<string, unknown> };
    const operations = Object.keys(paths).filter(
      (path) => !/^\/(health\/|metrics$|api\/simulator\/)/.test(path),
    );
    expect(operations.length).toBeGreaterThan(100);
    for (const path of operations) expect([path, passes(path)]).toEqual([path, kindOf(path) === 'answered']);
  });

  it('passes its own pages and their parts', () => {
    for (const path of ['/assets/kiosk.js', '/icon.svg']) expect([path, passes(path)]).toEqual([path, true]);
    // The kiosk's own screen leads to the console, and back.
    const ledFrom: Record<Surface, readonly string[]> = { kiosk: ['/staff'], staff: ['/kiosk'], public: [] };
    for (const page of pageAddresses(false).filter((one) => one !== '/')) {
      const own = kindOf(page) === 'answered';
      expect([page, passes(page.replace(':token', 'token'))]).toEqual([
        page,
        own || ledFrom[surface].includes(page),
      ]);
    }
  });
});
