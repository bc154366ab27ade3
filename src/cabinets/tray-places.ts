import type { Site } from '../config/index.js';
import type { LocalizedText } from '../kernel/index.js';
import { layOut, type TrayPlace } from './layout.policy.js';

/** Where a tray stands: in which cabinet, by the name people know it by, and where in it. */
export interface PlaceOfTray extends TrayPlace {
  readonly cabinetName: LocalizedText;
}

/** Where each tray of the site file stands, by its label. */
export function placesOfTrays({ cabinets }: Pick<Site, 'cabinets'>): ReadonlyMap<string, PlaceOfTray> {
  const places = cabinets.flatMap(({ name, banks }) =>
    layOut(banks.map(({ trays }) => trays.map(({ label }) => label))).map((place) => ({
      ...place,
      cabinetName: { vi: name.vi, en: name.en },
    })),
  );
  return new Map(places.map((place) => [place.label, place]));
}
