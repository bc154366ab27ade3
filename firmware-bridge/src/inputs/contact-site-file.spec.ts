import { describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { gpioSite, inputChip, outputChip } from '../gpio/testing/gpio-site.js';
import { parseSiteHardware, SiteFileError } from '../site-file.js';

const libgpiod = { backEnd: 'libgpiod', simulated: true };
const chip = outputChip;

interface Contacts {
  readonly contacts?: unknown;
  readonly powerFail?: unknown;
  readonly housing?: unknown;
  /** Whether the locks are simulated. */
  readonly simulated?: boolean;
}

function siteWith({ contacts = libgpiod, powerFail, housing, simulated = true }: Contacts): string {
  const site = gpioSite({ simulated });
  return stringify({
    ...site,
    ...(contacts === null ? {} : { contacts }),
    ...(powerFail === undefined ? {} : { inputs: { powerFail } }),
    cabinets: site.cabinets.map((cabinet) => ({
      ...cabinet,
      ...(housing === undefined ? {} : { contacts: { housing } }),
    })),
  });
}

function mistakes(text: string): string[] {
  try {
    parseSiteHardware(text);
    return [];
  } catch (error) {
    if (error instanceof SiteFileError)
      return error.mistakes.map((mistake) => mistake.replace(/^line \d+: /, ''));
    throw error;
  }
}

describe('a site file with contacts', () => {
  it('may have them on lines and in files side by side', () => {
    const { contacts, inputs, cabinets } = parseSiteHardware(
      siteWith({ powerFail: { chip, offset: 20, bias: 'pull-up' }, housing: { valueFile: 'housing.value' } }),
    );
    expect(contacts).toEqual(libgpiod);
    expect(inputs?.powerFail).toEqual({ chip, offset: 20, activeLow: false, bias: 'pull-up' });
    expect(cabinets[0]?.contacts?.housing).toEqual({ valueFile: 'housing.value', activeLow: false });
  });

  it.each<[string, Contacts, string]>([
    [
      'a line, and no back end for it',
      { contacts: null, powerFail: { chip, offset: 20 } },
      'inputs.powerFail: needs "contacts" of the site, which says by which back end their lines are reached',
    ],
    [
      'the line of a lock',
      { powerFail: { chip, offset: 12 } },
      `inputs.powerFail.offset: line 12 of chip "${chip}" is already used at cabinets.0.banks.0.columns.offsets.1`,
    ],
    [
      'the line of a door switch',
      { housing: { chip: inputChip, offset: 0 } },
      `cabinets.0.contacts.housing.offset: line 0 of chip "${inputChip}" is already used at cabinets.0.banks.0.doors.lines.0.offsets.0`,
    ],
    [
      'one line for two',
      { powerFail: { chip, offset: 20 }, housing: { chip, offset: 20 } },
      `cabinets.0.contacts.housing.offset: line 20 of chip "${chip}" is already used at inputs.powerFail.offset`,
    ],
    [
      'one file for two',
      { powerFail: { valueFile: 'one' }, housing: { valueFile: 'one' } },
      'cabinets.0.contacts.housing.valueFile: file "one" is already used at inputs.powerFail.valueFile',
    ],
    [
      'a bias that sysfs cannot set',
      {
        contacts: { backEnd: 'sysfs', simulated: true },
        powerFail: { chip, offset: 20, bias: 'pull-up' },
      },
      'inputs.powerFail.bias: must be left out with the back end sysfs',
    ],
    [
      'simulated lines beside real locks',
      { simulated: false, powerFail: { chip, offset: 20 } },
      'contacts.simulated: must be false: the simulator plays contacts only beside simulated buses',
    ],
    [
      'a file that nobody keeps',
      { simulated: false, contacts: null, powerFail: { valueFile: 'power-fail.value' } },
      'inputs.powerFail.valueFile: must be an absolute path',
    ],
    ['an offset out of range', { powerFail: { chip, offset: 1024 } }, 'inputs.powerFail.offset: '],
    [
      'a path out of shape',
      { powerFail: { valueFile: 'a b' } },
      'inputs.powerFail.valueFile: must be a path',
    ],
    ['a bias of a file', { powerFail: { valueFile: 'one', bias: 'pull-up' } }, 'inputs.powerFail: '],
    ['both', { powerFail: { valueFile: 'one', chip, offset: 20 } }, 'inputs.powerFail: '],
    [
      'neither file nor line',
      { powerFail: { offset: 20 } },
      'inputs.powerFail: must be { valueFile } with a path, or { chip, offset } with the label of a chip',
    ],
    ['no back end', { contacts: { simulated: true } }, 'contacts.backEnd: '],
  ])('with %s is refused by key and place', (_what, contacts, expected) => {
    expect(mistakes(siteWith(contacts))[0]?.slice(0, expected.length)).toBe(expected);
  });

  it('is refused for a lamp on the line of a contact', () => {
    const text = siteWith({ powerFail: { chip, offset: 20 } })
      .replace('    banks:', `    signals: { lamp: { chip: ${chip}, offset: 20 } }\n    banks:`)
      .concat('signals: { backEnd: libgpiod, simulated: true }\n');
    expect(mistakes(text)).toEqual([
      `inputs.powerFail.offset: line 20 of chip "${chip}" is already used at cabinets.0.signals.lamp.offset`,
    ]);
  });
});
