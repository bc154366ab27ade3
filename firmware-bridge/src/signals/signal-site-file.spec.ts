import { describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import type { SiteHardware } from '../../contract/index.js';
import { gpioSite } from '../gpio/testing/gpio-site.js';
import { parseSiteHardware, SiteFileError } from '../site-file.js';
import { signalChip, signalSite } from './testing/signal-site.js';

type Cabinet = SiteHardware['cabinets'][number];

function mistakes(site: object): string[] {
  try {
    parseSiteHardware(stringify(site));
    return [];
  } catch (error) {
    if (error instanceof SiteFileError)
      return error.mistakes.map((mistake) => mistake.replace(/^line \d+: /, ''));
    throw error;
  }
}

/** The site with other signals in its cabinet. */
function withSignals(signals: object, site: SiteHardware = signalSite()): object {
  return { ...site, cabinets: site.cabinets.map((cabinet: Cabinet) => ({ ...cabinet, signals })) };
}

const lamp = { chip: signalChip, offset: 20 };
const realBus = {
  id: 'main',
  transport: { kind: 'serial', path: '/dev/ttyUSB0' },
  baudRate: 19200,
};
/** Locks of this site hang on lines 4 and 5 (rows), 6, 12 and 13 (columns) of the same chip. */
const onGpio = {
  ...gpioSite(),
  signals: { backEnd: 'libgpiod' as const, simulated: true, lampMinutes: 30, buzzerMinutes: 3 },
};

describe('a site file with signals', () => {
  it('gives what it leaves out its standard', () => {
    const { signals, cabinets } = parseSiteHardware(
      stringify({ ...withSignals({ lamp }), signals: { backEnd: 'libgpiod' } }),
    );
    expect(signals).toEqual({ backEnd: 'libgpiod', simulated: false, lampMinutes: 30, buzzerMinutes: 3 });
    expect(cabinets[0]?.signals).toEqual({ lamp: { ...lamp, activeLow: false } });
  });

  it.each<[string, object, string]>([
    [
      'a lamp on the line of a lock',
      withSignals({ lamp: { chip: signalChip, offset: 12 } }, onGpio),
      `cabinets.0.signals.lamp.offset: line 12 of chip "${signalChip}" is already used at cabinets.0.banks.0.columns.offsets.1`,
    ],
    [
      'a buzzer on the line of a door',
      withSignals({ buzzer: { chip: '1-0020', offset: 3 } }, onGpio),
      'cabinets.0.signals.buzzer.offset: line 3 of chip "1-0020" is already used at cabinets.0.banks.0.doors.lines.0.offsets.3',
    ],
    [
      'a lamp and a buzzer on one line',
      withSignals({ lamp, buzzer: lamp }),
      `cabinets.0.signals.buzzer.offset: line 20 of chip "${signalChip}" is already used at cabinets.0.signals.lamp.offset`,
    ],
    [
      'a lamp of a tray on the line of another',
      withSignals({ trayLamps: [{ chip: '1-0024', offsets: [0, 1, 0] }] }),
      'cabinets.0.signals.trayLamps.0.offsets.2: line 0 of chip "1-0024" is already used at cabinets.0.signals.trayLamps.0.offsets.0',
    ],
    [
      'too few lamps for its trays',
      withSignals({ trayLamps: [{ chip: '1-0024', offsets: [0, 1] }] }),
      'cabinets.0.signals.trayLamps: must have a line for each of the 3 trays of cabinet "left", in their order; has 2',
    ],
    [
      'signals of a cabinet and no back end',
      { ...signalSite(), signals: undefined },
      'cabinets.0.signals: needs "signals" of the site',
    ],
    [
      'simulated lamps beside real boards',
      {
        ...signalSite(),
        buses: [realBus],
        cabinets: signalSite().cabinets.map(({ id, name, banks, signals }) => ({ id, name, banks, signals })),
      },
      'signals.simulated: must be false',
    ],
    ['an unknown back end', { ...signalSite(), signals: { backEnd: 'wiringpi' } }, 'signals.backEnd: '],
    [
      'a buzzer for the whole night',
      { ...signalSite(), signals: { backEnd: 'sysfs', buzzerMinutes: 16 } },
      'signals.buzzerMinutes: ',
    ],
    [
      'a line by its number',
      withSignals({ lamp: { chip: signalChip, line: 4 } }),
      'cabinets.0.signals.lamp.offset: ',
    ],
    [
      'a patience too short',
      { ...signalSite(), doors: { leftOpenWarningSeconds: 4 } },
      'doors.leftOpenWarningSeconds: ',
    ],
  ])('with %s is refused by key and place', (_what, site, expected) => {
    expect(mistakes(site).map((mistake) => mistake.slice(0, expected.length))).toContain(expected);
  });
});
