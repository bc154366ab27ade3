import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { exitCodes as bridgeExitCodes } from '../../firmware-bridge/src/technician/failure.js';
import { exitCodes } from '../../src/exit-codes.js';

const root = join(import.meta.dirname, '../..');
const manual = readFileSync(join(root, 'docs/operations.md'), 'utf8');

/** The settings of a unit by their names; one that may stand several times has several values. */
function unit(name: string): ReadonlyMap<string, readonly string[]> {
  const lines = readFileSync(join(root, 'deploy/systemd', name), 'utf8').split('\n');
  const settings = lines.flatMap((line) => {
    const [, key, value] = /^([A-Z]\w*)=(.*)$/.exec(line) ?? [];
    return key === undefined || value === undefined ? [] : [[key, value] as const];
  });
  return new Map(
    settings.map(([key]) => [key, settings.filter(([other]) => other === key).map(([, value]) => value)]),
  );
}

/** The heading above a setting: systemd heeds none that stands in another section, and only warns. */
function sectionOf(name: string, key: string): string | undefined {
  const lines = readFileSync(join(root, 'deploy/systemd', name), 'utf8').split('\n');
  return lines
    .slice(
      0,
      lines.findIndex((line) => line.startsWith(`${key}=`)),
    )
    .findLast((line) => line.startsWith('['));
}

const units = {
  'motcua247.service': exitCodes.badConfiguration,
  'motcua247-bridge.service': bridgeExitCodes.badSiteFile,
} as const;

describe.each(Object.entries(units))('the unit %s', (name, hopeless) => {
  const settings = unit(name);
  const one = (key: string): string | undefined => settings.get(key)?.[0];

  it('runs a program that the build makes, with options that it has', () => {
    const [node, ...words] = one('ExecStart')?.split(' ') ?? [];
    expect(node).toBe('/usr/bin/node');
    const program = words.find((word) => word.endsWith('.js')) ?? '';
    expect(existsSync(join(root, program.replace('dist/', '').replace(/\.js$/, '.ts')))).toBe(true);
    const options = words.slice(words.indexOf(program) + 1).filter((word) => word.startsWith('--'));
    if (options.length === 0) return;
    const help = execFileSync(process.execPath, [join(root, program), 'run', '--help'], { encoding: 'utf8' });
    for (const option of options) expect(help).toContain(`${option} <`);
  });

  it('starts anew what ends, however often and whatever was in its way, but for what only a hand mends', () => {
    expect(one('Restart')).toBe('always');
    expect(one('RestartPreventExitStatus')).toBe(String(hopeless));
    expect(sectionOf(name, 'StartLimitIntervalSec')).toBe('[Unit]');
    expect(one('StartLimitIntervalSec')).toBe('0');
    expect(Number(one('RestartSec'))).toBeGreaterThanOrEqual(1);
    expect(Number(one('RestartSec'))).toBeLessThanOrEqual(5);
  });

  it('sets what the manual names', () => {
    for (const [variable] of (settings.get('Environment') ?? []).map((each) => each.split('=')))
      expect(manual).toMatch(new RegExp(`^\\| \`${variable ?? ''}\``, 'm'));
    expect(manual).toContain(name);
  });

  it('works for nobody else, and gets at nothing it does not need', () => {
    expect(one('User')).toBe(unit('motcua247.service').get('User')?.[0]);
    expect(one('UMask')).toBe('0077');
    expect(one('StateDirectoryMode')).toBe('0700');
    expect(one('CapabilityBoundingSet')).toBe('');
    expect(one('ProtectSystem')).toBe('strict');
    for (const closed of ['NoNewPrivileges', 'ProtectHome', 'PrivateTmp', 'RestrictSUIDSGID'])
      expect([closed, one(closed)]).toEqual([closed, 'yes']);
  });
});

it('the service alone is told to stop, and stops its database itself', () => {
  expect(unit('motcua247.service').get('KillMode')).toEqual(['mixed']);
});

it('the guards of the bridge outlive it by the moment in which they switch everything off', () => {
  expect(unit('motcua247-bridge.service').get('KillMode')).toEqual(['control-group']);
});

it('an adapter that is plugged in later is let in: its kind of device is known when the bridge is started', () => {
  const bridge = unit('motcua247-bridge.service');
  const modules = {
    'char-ttyUSB rw': 'modprobe@usbserial.service',
    'char-ttyACM rw': 'modprobe@cdc_acm.service',
  };
  for (const [devices, loading] of Object.entries(modules)) {
    expect(bridge.get('DeviceAllow')).toContain(devices);
    for (const setting of ['Wants', 'After'])
      expect(bridge.get(setting)?.join(' ').split(' ')).toContain(loading);
  }
});

it('the secret key is in the environment of no unit', () => {
  const service = unit('motcua247.service');
  expect(service.get('Environment')).toContain('SECRET_KEY_FILE=%d/secret-key');
  expect(service.get('LoadCredential')?.[0]).toMatch(/^secret-key:\//);
  for (const name of Object.keys(units))
    expect(unit(name).get('Environment') ?? []).not.toContainEqual(
      expect.stringMatching(/^(SECRET_KEY|.*PASSWORD|.*TOKEN)=/),
    );
});
