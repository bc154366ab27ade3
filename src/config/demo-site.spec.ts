import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, it } from '@jest/globals';
import { siteSchema } from './site-schema.js';
import { loadSite } from './site.js';
import { traysOf } from './site-trays.js';

const path = resolve(import.meta.dirname, '../../deploy/demo/site.yaml');
const site = loadSite(path);

it('has cabinets of 30 and 60 trays of both sizes, a third of each size within reach', () => {
  const trays = traysOf(site);
  const count = (cabinetId: string, size?: string, reachable?: boolean): number =>
    trays.filter(
      (tray) =>
        tray.cabinetId === cabinetId &&
        (size ?? tray.size) === tray.size &&
        (reachable ?? tray.wheelchairReachable) === tray.wheelchairReachable,
    ).length;
  expect([count('A'), count('A', 'large'), count('A', 'small', true), count('A', 'large', true)]).toEqual([
    30, 12, 6, 6,
  ]);
  expect([count('B'), count('B', 'large'), count('B', 'small', true), count('B', 'large', true)]).toEqual([
    60, 24, 12, 12,
  ]);
  expect(trays.every((tray) => tray.occupancySensor)).toBe(true);
  expect([trays[0]?.label, trays[29]?.label, trays[30]?.label, trays[89]?.label]).toEqual([
    'A01',
    'A30',
    'B01',
    'B60',
  ]);
});

it.each(readdirSync(resolve(path, '..')).filter((name) => /^site-.*[.]yaml$/.test(name)))(
  'has the same trays in %s',
  (name) => {
    const placesOf = (file: string) =>
      traysOf(loadSite(resolve(path, '..', file))).map(({ cabinetId, label, size }) => [
        cabinetId,
        label,
        size,
      ]);
    expect(placesOf(name)).toEqual(placesOf('site.yaml'));
  },
);

it('says in its comment how long the words of an SMS may be', () => {
  const comment = /Longest: place (\d+), desk (\d+), deskHours (\d+) characters/.exec(
    readFileSync(path, 'utf8'),
  );
  const { place, desk, deskHours } = siteSchema.shape.notices.shape;
  [place, desk, deskHours].forEach((schema, index) => {
    const longest = Number(comment?.[index + 1]);
    expect(schema.safeParse('x'.repeat(longest)).success).toBe(true);
    expect(schema.safeParse('x'.repeat(longest + 1)).success).toBe(false);
  });
});
