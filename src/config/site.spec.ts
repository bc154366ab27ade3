import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bankDriverNames } from '@motcua247/firmware-bridge/contract';
import { parse } from 'yaml';
import { ConfigurationError } from './configuration-error.js';
import { loadSite, parseSite } from './site.js';
import { traysOf } from './site-trays.js';

const fixture = (name: string): URL => new URL(`./fixtures/${name}`, import.meta.url);
const text = readFileSync(fixture('site.yaml'), 'utf8');

let folder: string;
let path: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'motcua247-site-'));
  path = join(folder, 'site.yaml');
  writeFileSync(join(folder, 'catalogue.csv'), '');
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** What is said about the site file after one change of its text, with `site.yaml` for its path. */
function mistakesAfter(...changes: [from: string, to: string][]): string[] {
  const changed = changes.reduce((before, [from, to]) => {
    expect(before).toContain(from);
    return before.replace(from, to);
  }, text);
  try {
    parseSite(changed, path);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.mistakes.map((mistake) => mistake.replaceAll(path, 'site.yaml').replaceAll(folder, ''));
  }
}

describe('a good site file', () => {
  it('is read with its defaults, the catalogue by its absolute path', () => {
    writeFileSync(path, text);
    expect(loadSite(path)).toMatchObject({
      pickup: { windowDays: 3, reminderDays: [2, 3] },
      deposit: { reservationMinutes: 5 },
      doors: {
        leftOpenWarningSeconds: 30,
        leftOpenAlarmSeconds: 120,
        confirmationSeconds: 60,
        reopenGraceSeconds: 60,
        failuresUntilOutOfService: 3,
      },
      otherPlaces: [],
      codes: {
        validMinutes: 5,
        tries: 3,
        resendWaitSeconds: 60,
        limits: {
          phone: { sendsPer15Minutes: 3, sendsPerDay: 5, failuresUntilLock: 10 },
          kiosk: { failuresPerHour: 20, failuresPerDay: 60, sendsPerHour: 60, sendsPerDay: 300 },
          site: { sendsPerDay: 500 },
        },
      },
      sessions: { citizenMinutes: 5, citizenIdleSeconds: 60, staffMinutes: 60 },
      staff: { fourEyes: false },
      personalData: { eraseAfterDays: 30 },
      catalogueFile: join(folder, 'catalogue.csv'),
    });
  });

  it('gives its trays in order', () => {
    expect(traysOf(parseSite(text, path))).toEqual([
      {
        label: 'A01',
        cabinetId: 'A',
        bankId: 'one',
        size: 'small',
        wheelchairReachable: false,
        position: 0,
        occupancySensor: true,
      },
      {
        label: 'A02',
        cabinetId: 'A',
        bankId: 'one',
        size: 'large',
        wheelchairReachable: true,
        position: 1,
        occupancySensor: true,
      },
    ]);
  });
});

describe('a bad site file', () => {
  interface Case {
    what: string;
    from: string;
    to: string;
    mistake: string;
  }
  const cases = parse(readFileSync(fixture('site-mistakes.yaml'), 'utf8')) as Case[];
  it.each(cases)('with $what is refused by name and place', ({ from, to, mistake }) => {
    expect(mistakesAfter([from, to])).toEqual([
      mistake.replace('{every driver}', bankDriverNames.join(', ')),
    ]);
  });

  it('has all its mistakes named at once, those of the wires too', () => {
    expect(
      mistakesAfter(['Asia/Ho_Chi_Minh', 'Mars'], ["'13:30'", "'07:30'"], ['lock: 2', 'lock: 17']),
    ).toEqual([
      'site.timeZone (site.yaml:4:13): must be an IANA time zone such as Asia/Ho_Chi_Minh, is "Mars"',
      'runs.times[1] (site.yaml:12:20): must come after the one before it (08:00), is "07:30"',
      'cabinets[0].banks[0].trays[1].lock (site.yaml:41:33): must be 1–16 for kerong-cu16, is 17',
    ]);
  });

  it('with broken YAML is refused by place', () => {
    expect(mistakesAfter(['  code: H05\n', '  code: H05\n  code: H06\n'])).toEqual([
      'site file (site.yaml:3:3): is not valid YAML: Map keys must be unique',
    ]);
  });

  it('with an alias that has no anchor is refused', () => {
    expect(mistakesAfter(['code: H05', 'code: *nowhere'])).toEqual([
      'site file (site.yaml): is not valid YAML: Unresolved alias (the anchor must be set before the alias): nowhere',
    ]);
  });

  it('follows an alias to the place where its value is written', () => {
    expect(
      mistakesAfter(
        ['hours: { vi: Sáng, en: Mornings }', 'hours: &hours { vi: Sáng, en: 7 }'],
        ['name: { vi: Một cửa, en: One-stop shop }', 'name: { vi: Một cửa, en: Shop }'],
        ['name: { vi: Hộ tịch, en: Civil status }', 'name: *hours'],
      ),
    ).toEqual([
      'desk.hours.en (site.yaml:8:33): must be a text of 1–120 characters, is 7',
      'fields[0].name.en (site.yaml:8:33): must be a text of 1–80 characters, is 7',
    ]);
  });

  it('that is empty is refused', () => {
    expect(() => parseSite('', 'site.yaml')).toThrow(
      new ConfigurationError(['site file (site.yaml:1:1): must be a mapping of keys, is empty']),
    );
  });

  it('with a folder for its catalogue is refused', () => {
    expect(mistakesAfter(['catalogue.csv', '.'])).toEqual([
      'catalogueFile (site.yaml:25:16): must name the catalogue of procedures (CSV), relative to the site file;  is no file. Put the catalogue there, or correct the path',
    ]);
  });

  it('that is not there is refused', () => {
    expect(() => loadSite('/nowhere/site.yaml')).toThrow(
      new ConfigurationError([
        'SITE_FILE (/nowhere/site.yaml): cannot be read: there is no such file (ENOENT)',
      ]),
    );
  });
});
