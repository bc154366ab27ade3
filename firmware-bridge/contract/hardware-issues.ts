import { isContactLine } from './contact-hardware.js';
import { contactsOf, findContactIssues } from './contact-issues.js';
import { bankSettings, driverLimits, type DriverLimits } from './drivers.js';
import { doorLines, findGpioIssues, lockLines } from './gpio-issues.js';
import type { HardwareIssue } from './issue.js';
import { findSignalIssues, signalLines } from './signal-issues.js';
import {
  isGpioBank,
  isGpioBus,
  sharesMatrix,
  siteHardwareObject,
  type BankHardware,
  type BoardBankHardware,
  type BusHardware,
  type GpioBankHardware,
  type WiredSite,
} from './site-hardware.js';
import { findSupplyIssues } from './supply-issues.js';

export type { HardwareIssue } from './issue.js';

type Place = (string | number)[];
type Claim = (what: string, where: Place) => void;

function outside(value: number, [first, last]: readonly [number, number]): boolean {
  return value < first || value > last;
}

type Pulses = DriverLimits['pulses'];

function canPulse(pulses: Pulses, pulseMs: number): boolean {
  return pulses.some(
    ({ shortestMs, longestMs, stepMs }) =>
      !outside(pulseMs, [shortestMs, longestMs]) && (pulseMs - shortestMs) % stepMs === 0,
  );
}

function describePulses(pulses: Pulses): string {
  return pulses
    .map(({ shortestMs, longestMs, stepMs }) => {
      const range = `${shortestMs}–${longestMs} ms`;
      return stepMs === 1 ? range : `${range} in steps of ${stepMs} ms`;
    })
    .join(', or ');
}

/** What the driver of a bank does not know or cannot do. */
function findDriverIssues(bank: BoardBankHardware, at: Place): HardwareIssue[] {
  const limits = driverLimits[bank.driver];
  const { pulseMs } = bankSettings(bank);
  const issues: HardwareIssue[] = [];
  if (outside(bank.board, limits.boards)) {
    issues.push({
      path: [...at, 'board'],
      message: `must be ${limits.boards[0]}–${limits.boards[1]} for ${bank.driver}, is ${bank.board}`,
    });
  }
  if (!canPulse(limits.pulses, pulseMs)) {
    issues.push({
      path: [...at, 'pulseMs'],
      message: `must be ${describePulses(limits.pulses)} for ${bank.driver}, is ${pulseMs}`,
    });
  }
  if (bank.occupancySensor && !limits.occupancySensors) {
    issues.push({
      path: [...at, 'occupancySensor'],
      message: `must be false: a ${bank.driver} board cannot report what lies in a tray`,
    });
  }
  if (bank.statusByteOrder !== undefined && !limits.statusByteOrderVaries) {
    issues.push({
      path: [...at, 'statusByteOrder'],
      message: `must be left out: it is the same on every ${bank.driver} board`,
    });
  }
  bank.trays.forEach((tray, t) => {
    if (!outside(tray.lock, limits.locks)) return;
    issues.push({
      path: [...at, 'trays', t, 'lock'],
      message: `must be ${limits.locks[0]}–${limits.locks[1]} for ${bank.driver}, is ${tray.lock}`,
    });
  });
  return issues;
}

/** Whether the bus of a bank exists and speaks as its boards do, all of them of one kind. */
function findBusIssues(
  bank: BankHardware,
  at: Place,
  buses: ReadonlyMap<string, BusHardware>,
  driverOfBus: Map<string, string>,
): HardwareIssue[] {
  const path = [...at, 'bus'];
  const bus = buses.get(bank.bus);
  if (!bus) {
    return [{ path, message: `there is no bus "${bank.bus}"; known: ${[...buses.keys()].join(', ')}` }];
  }
  if (isGpioBank(bank) || isGpioBus(bus)) {
    if (isGpioBank(bank) && isGpioBus(bus)) return findGpioIssues(bank, bus, at);
    const message = isGpioBank(bank)
      ? `bus "${bus.id}" is a wire; ${bank.driver} needs a bus whose transport is gpio`
      : `bus "${bus.id}" is GPIO; ${bank.driver} boards need a bus whose transport is serial or tcp`;
    return [{ path, message }];
  }
  const { baudRates } = driverLimits[bank.driver];
  if (!baudRates.includes(bus.baudRate)) {
    const message = `${bank.driver} cannot speak ${bus.baudRate} baud; allowed: ${baudRates.join(', ')}`;
    return [{ path, message }];
  }
  const spoken = driverOfBus.get(bus.id) ?? bank.driver;
  driverOfBus.set(bus.id, spoken);
  // Every board hears every byte: what is a question to one kind can be an unlock to another, and some protocols have no checksum.
  if (spoken === bank.driver) return [];
  const message = `bus "${bus.id}" has ${spoken} boards already; boards of another kind need a bus of their own`;
  return [{ path, message }];
}

/**
 * Where the wire of a bus begins. Two masters on one wire answer each other's questions and pulse two locks at once. Two names of
 * one device (`/dev/serial/by-id/…` is a link), or a name and an address of one host, cannot be known to be the same from the file
 * alone; the bridge locks each serial port it opens, which finds the former when it starts.
 */
function wireOf({ transport }: BusHardware): { readonly what: string; readonly key: string } | undefined {
  switch (transport.kind) {
    case 'serial':
      return { what: `serial port "${transport.path}"`, key: 'path' };
    case 'tcp':
      return { what: `"${transport.host.toLowerCase()}:${transport.port}"`, key: 'port' };
    case 'simulator':
    case 'gpio':
      return undefined;
  }
}

/** Mistakes that one value alone does not show: references, double use, limits of the driver. */
export function findHardwareIssues(hardware: WiredSite): HardwareIssue[] {
  const issues: HardwareIssue[] = [];
  const firstUse = new Map<string, string>();
  const claim: Claim = (what, where) => {
    const place = where.join('.');
    const earlier = firstUse.get(what);
    if (earlier === undefined) firstUse.set(what, place);
    else issues.push({ path: where, message: `${what} is already used at ${earlier}` });
  };

  const buses = new Map(hardware.buses.map((bus) => [bus.id, bus]));
  const driverOfBus = new Map<string, string>();
  const matrices: GpioBankHardware[] = [];
  hardware.buses.forEach((bus, b) => {
    claim(`bus "${bus.id}"`, ['buses', b, 'id']);
    const wire = wireOf(bus);
    if (wire) claim(wire.what, ['buses', b, 'transport', wire.key]);
  });
  hardware.supplies?.forEach(({ id }, s) => {
    claim(`supply "${id}"`, ['supplies', s, 'id']);
  });

  hardware.cabinets.forEach((cabinet, c) => {
    claim(`cabinet "${cabinet.id}"`, ['cabinets', c, 'id']);
    cabinet.banks.forEach((bank, b) => {
      const at = ['cabinets', c, 'banks', b];
      claim(`bank "${bank.id}"`, [...at, 'id']);
      issues.push(...findBusIssues(bank, at, buses, driverOfBus));
      if (isGpioBank(bank)) {
        const first = matrices.find((other) => sharesMatrix(other, bank)) ?? bank;
        if (first === bank) matrices.push(bank);
        for (const { chip, offset, path } of [...(first === bank ? lockLines(bank) : []), ...doorLines(bank)])
          claim(`line ${offset} of chip "${chip}"`, [...at, ...path]);
        bank.trays.forEach(({ lock }, t) => {
          if (first !== bank) claim(`lock ${lock} of bank "${first.id}"`, [...at, 'trays', t, 'lock']);
        });
      } else {
        claim(`board ${bank.board} of bus "${bank.bus}"`, [...at, 'board']);
        issues.push(...findDriverIssues(bank, at));
      }
      bank.trays.forEach((tray, t) => {
        claim(`tray "${tray.label}"`, [...at, 'trays', t, 'label']);
        claim(`lock ${tray.lock} of bank "${bank.id}"`, [...at, 'trays', t, 'lock']);
      });
    });
  });
  hardware.cabinets.forEach((cabinet, c) => {
    // A lamp on the line of a lock would open it.
    for (const { chip, offset, path } of signalLines(cabinet))
      claim(`line ${offset} of chip "${chip}"`, ['cabinets', c, ...path]);
  });
  for (const { contact, path } of contactsOf(hardware)) {
    if (isContactLine(contact))
      claim(`line ${contact.offset} of chip "${contact.chip}"`, [...path, 'offset']);
    else claim(`file "${contact.valueFile}"`, [...path, 'valueFile']);
  }
  return [
    ...issues,
    ...findSupplyIssues(hardware),
    ...findContactIssues(hardware),
    ...findSignalIssues(hardware),
  ];
}

/** The hardware part alone, as the bridge and the technician's tools read it; other keys are left to the service. */
export const siteHardwareSchema = siteHardwareObject.superRefine((hardware, context) => {
  for (const issue of findHardwareIssues(hardware)) context.addIssue({ code: 'custom', ...issue });
});
