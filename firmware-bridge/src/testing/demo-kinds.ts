import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import {
  driverLimits,
  driverNames,
  isContactLine,
  siteHardwareSchema,
  usualLocksOf,
  type BankHardware,
  type CabinetHardware,
  type ContactHardware,
  type DriverName,
  type OutputLine,
  type SiteHardware,
} from '../../contract/index.js';

const folder = new URL('../../../deploy/demo/', import.meta.url);

/** The demo's own site file has the boards of this driver. */
export const demoDriver = 'kerong-cu16' satisfies DriverName;

/** The kinds of lock banks that the demo runs on: every driver of boards, and GPIO. */
export type DemoKind = DriverName | 'gpio';
const demoKinds: readonly DemoKind[] = [...driverNames, 'gpio'];

function fileOf(kind: DemoKind): URL {
  return new URL(kind === demoDriver ? 'site.yaml' : `site-${kind}.yaml`, folder);
}

/** The kinds that the demo has a site file for. */
export function demoKindsHere(): DemoKind[] {
  return demoKinds.filter((kind) => existsSync(fileOf(kind)));
}

/** The demo's site file for one kind, as it stands in `deploy/demo`. */
export function demoSiteText(kind: DemoKind): string {
  return readFileSync(fileOf(kind), 'utf8');
}

export function demoHardware(kind: DemoKind): SiteHardware {
  return siteHardwareSchema.parse(parse(demoSiteText(kind)));
}

/** Rewrites the site files of all kinds but the demo's own. */
export function writeDemoSites(): void {
  for (const kind of demoKinds.filter((name) => name !== demoDriver)) {
    writeFileSync(fileOf(kind), rewiredDemoSite(kind));
  }
}

/** The demo's site file with its trays, in their order, on another kind of lock bank. */
export function rewiredDemoSite(kind: DemoKind): string {
  const text = demoSiteText(demoDriver);
  const what = kind === 'gpio' ? 'its locks on GPIO' : `${kind} boards`;
  return [
    `# The demo's site with ${what}: site.yaml up to the buses, then its trays in their order. Made from it; see README.md.`,
    '',
    sharedPart(kind, text.slice(text.indexOf('\nsite:') + 1, text.indexOf('\nbuses:') + 1).trimEnd()),
    '',
    ...(kind === 'gpio' ? gpioPart() : boardPart(kind)),
    '',
  ].join('\n');
}

/** What stands before the buses. On GPIO the contacts are lines, too. */
function sharedPart(kind: DemoKind, text: string): string {
  const inputs = /^# .*\ninputs:\n.*$/m;
  if (!inputs.test(text)) throw new Error('the demo’s site file has its contacts elsewhere');
  return kind === 'gpio' ? text.replace(inputs, gpioInputs.join('\n')) : text;
}

type Trays = BankHardware['trays'];

function trayLines(trays: Trays, firstLock: number): string[] {
  return trays.map(
    ({ label, size, wheelchairReachable }, index) =>
      `          - { label: ${label}, lock: ${firstLock + index}, size: ${size}, wheelchairReachable: ${String(wheelchairReachable)} }`,
  );
}

function describeContact(contact: ContactHardware): string {
  return isContactLine(contact)
    ? `{ chip: ${contact.chip}, offset: ${contact.offset} }`
    : `{ valueFile: ${contact.valueFile}, activeLow: ${String(contact.activeLow)} }`;
}

function contactLines(contacts: CabinetHardware['contacts']): string[] {
  if (contacts === undefined) return [];
  const lines = Object.entries(contacts).flatMap(([name, contact]) =>
    contact ? [`      ${name}: ${describeContact(contact)}`] : [],
  );
  return ['    contacts:', ...lines];
}

function signalLines(signals: CabinetHardware['signals']): string[] {
  if (signals === undefined) return [];
  const { lamp, buzzer, trayLamps = [] } = signals;
  const line = (name: string, { chip, offset }: OutputLine): string =>
    `      ${name}: { chip: ${chip}, offset: ${offset} }`;
  return [
    '    signals:',
    ...(lamp ? [line('lamp', lamp)] : []),
    ...(buzzer ? [line('buzzer', buzzer)] : []),
    ...(trayLamps.length > 0 ? ['      trayLamps:'] : []),
    ...trayLamps.flatMap(({ chip, offsets }) => [
      `        - chip: ${chip}`,
      `          offsets: [${offsets.join(', ')}]`,
    ]),
  ];
}

/** The demo's cabinets, each with the banks that are made of its trays. */
function cabinetLines(
  bankLines: (trays: Trays, cabinet: string) => string[],
  contactsOf = ({ contacts }: CabinetHardware) => contacts,
): string[] {
  return demoHardware(demoDriver).cabinets.flatMap((cabinet) => {
    const { id, name, maximumOpenDoors, signals, banks } = cabinet;
    return [
      `  - id: ${id}`,
      `    name: { vi: ${name.vi}, en: ${name.en} }`,
      ...contactLines(contactsOf(cabinet)),
      ...signalLines(signals),
      `    maximumOpenDoors: ${maximumOpenDoors}`,
      '    banks:',
      ...bankLines(
        banks.flatMap((bank) => bank.trays),
        id,
      ),
    ];
  });
}

/** As many boards as the trays need. */
function boardPart(driver: DriverName): string[] {
  const { boards, locks, baudRates, occupancySensors } = driverLimits[driver];
  const lockCount = usualLocksOf(driver);
  let board = boards[0] - 1;
  const bankLines = (trays: Trays): string[] =>
    Array.from({ length: Math.ceil(trays.length / lockCount) }, (_, index) => {
      board += 1;
      return [
        `      - id: board-${board}`,
        '        bus: main',
        `        driver: ${driver}`,
        `        board: ${board}`,
        `        occupancySensor: ${String(occupancySensors)}`,
        '        trays:',
        ...trayLines(trays.slice(index * lockCount, (index + 1) * lockCount), locks[0]),
      ];
    }).flat();
  return [
    'buses:',
    '  - id: main',
    '    transport: { kind: simulator }',
    `    baudRate: ${baudRates[0] ?? 0}`,
    '',
    'cabinets:',
    ...cabinetLines(bankLines),
  ];
}

/** A TCA6424 has 24 lines; the kernel labels it by its address on the I²C bus. */
const expanders = ['1-0022', '1-0023', '4-0022', '4-0023'] as const;
const linesOfExpander = 24;

/** The last expander has lines left beside the switches of the doors; the contacts hang there, so that one look shows them all. */
const contactChip = '4-0023';
const contactOffsets = { powerFail: 18, housing: [19, 20], presence: [21, 22] } as const;

const gpioInputs = [
  '# Contacts beside the locks, on lines that the simulator plays. At a site: simulated left out.',
  'contacts:',
  '  backEnd: libgpiod',
  '  simulated: true',
  'inputs:',
  `  powerFail: { chip: ${contactChip}, offset: ${contactOffsets.powerFail} }`,
];

/** The contacts that a cabinet of the demo has, each on a line. */
function contactsOnLines({ id, contacts }: CabinetHardware): CabinetHardware['contacts'] {
  const cabinet = demoHardware(demoDriver).cabinets.findIndex((other) => other.id === id);
  const line = (offset: number | undefined): ContactHardware => {
    if (offset === undefined) throw new Error(`there is no line left for the contacts of cabinet ${id}`);
    return { chip: contactChip, offset, activeLow: false };
  };
  return {
    ...(contacts?.housing ? { housing: line(contactOffsets.housing[cabinet]) } : {}),
    ...(contacts?.presence ? { presence: line(contactOffsets.presence[cabinet]) } : {}),
  };
}

/** All locks in one matrix on 19 lines of the computer, and the door switches on expanders, one line each. */
function gpioPart(): string[] {
  let firstLock = 1;
  const bankLines = (trays: Trays, cabinet: string): string[] => {
    const first = firstLock;
    firstLock += trays.length;
    const switches = expanders.flatMap((chip, index) => {
      const offsets = Array.from({ length: linesOfExpander }, (_, offset) => offset).filter((offset) => {
        const lock = index * linesOfExpander + offset + 1;
        return lock >= first && lock < firstLock;
      });
      return offsets.length > 0
        ? [`            - chip: ${chip}`, `              offsets: [${offsets.join(', ')}]`]
        : [];
    });
    return [
      `      - id: pins-${cabinet}`,
      '        bus: main',
      '        driver: gpio-matrix',
      '        occupancySensor: false',
      '        rows: { chip: pinctrl-bcm2711, offsets: [4, 5, 6, 7, 8, 9, 10, 11, 12], activeLow: true }',
      '        columns: { chip: pinctrl-bcm2711, offsets: [13, 16, 17, 18, 19, 20, 21, 22, 23, 24], activeLow: true }',
      '        doors:',
      '          wiring: lines',
      `          firstLock: ${first}`,
      '          lines:',
      ...switches,
      '        trays:',
      ...trayLines(trays, first),
    ];
  };
  return [
    'buses:',
    '  - id: main',
    '    transport: { kind: gpio, backEnd: libgpiod, simulated: true }',
    '',
    'cabinets:',
    ...cabinetLines(bankLines, contactsOnLines),
  ];
}
