import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
  driverLimits,
  driverNames,
  siteHardwareSchema,
  type BankHardware,
  type DriverName,
  type SiteHardware,
} from '../../contract/index.js';

const folder = new URL('../../../deploy/demo/', import.meta.url);

/** The demo's own site file has the boards of this driver. */
export const demoDriver = 'kerong-cu16' satisfies DriverName;

/** Where a board can have fewer locks than its kind allows at most: so many. */
const lockCounts: Readonly<Partial<Record<DriverName, number>>> = { '8a': 24 };

function fileOf(driver: DriverName): URL {
  return new URL(driver === demoDriver ? 'site.yaml' : `site-${driver}.yaml`, folder);
}

/** The kinds of boards that the demo has a site file for. */
export function demoDrivers(): DriverName[] {
  return driverNames.filter((driver) => existsSync(fileOf(driver)));
}

/** The demo's site file for one kind of board, as it stands in `deploy/demo`. */
export function demoSiteText(driver: DriverName): string {
  return readFileSync(fileOf(driver), 'utf8');
}

export function demoHardware(driver: DriverName): SiteHardware {
  return siteHardwareSchema.parse(parse(demoSiteText(driver)));
}

/** Rewrites the site files of all kinds but the demo's own. */
export function writeDemoSites(): void {
  for (const driver of driverNames.filter((name) => name !== demoDriver)) {
    writeFileSync(fileOf(driver), rewiredDemoSite(driver));
  }
}

/** The demo's site file with its trays, in their order, on as many boards of another kind as they need. */
export function rewiredDemoSite(driver: DriverName): string {
  const { boards, locks, baudRates, occupancySensors } = driverLimits[driver];
  const lockCount = lockCounts[driver] ?? locks[1] - locks[0] + 1;
  const text = demoSiteText(demoDriver);
  const { cabinets } = demoHardware(demoDriver);
  let nextBoard = boards[0];
  const bankLines = (trays: BankHardware['trays'], board: number): string[] => [
    `      - id: board-${board}`,
    '        bus: main',
    `        driver: ${driver}`,
    `        board: ${board}`,
    `        occupancySensor: ${String(occupancySensors)}`,
    '        trays:',
    ...trays.map(
      ({ label, size, wheelchairReachable }, index) =>
        `          - { label: ${label}, lock: ${locks[0] + index}, size: ${size}, wheelchairReachable: ${String(wheelchairReachable)} }`,
    ),
  ];
  const cabinetLines = cabinets.flatMap(({ id, name, maximumOpenDoors, banks }) => {
    const trays = banks.flatMap((bank) => bank.trays);
    const count = Math.ceil(trays.length / lockCount);
    const firstBoard = nextBoard;
    nextBoard += count;
    return [
      `  - id: ${id}`,
      `    name: { vi: ${name.vi}, en: ${name.en} }`,
      `    maximumOpenDoors: ${maximumOpenDoors}`,
      '    banks:',
      ...Array.from({ length: count }, (_, index) =>
        bankLines(trays.slice(index * lockCount, (index + 1) * lockCount), firstBoard + index),
      ).flat(),
    ];
  });
  return [
    `# The demo's site with ${driver} boards: site.yaml up to the buses, then its trays in their order. Made from it; see README.md.`,
    '',
    text.slice(text.indexOf('\nsite:') + 1, text.indexOf('\nbuses:') + 1).trimEnd(),
    '',
    'buses:',
    '  - id: main',
    '    transport: { kind: simulator }',
    `    baudRate: ${baudRates[0] ?? 0}`,
    '',
    'cabinets:',
    ...cabinetLines,
    '',
  ].join('\n');
}
