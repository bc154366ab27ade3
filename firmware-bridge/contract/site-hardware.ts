import { z } from 'zod';
import { longestConfirmationMs, longestReplyTimeoutMs } from './answer-times.js';
import { contactSchema, siteContactsSchema } from './contact-hardware.js';
import { bankSettings, driverNames, statusByteOrders } from './drivers.js';
import { gpioBankSchemas, gpioDriverNames, gpioPulseMs, gpioTransportSchema } from './gpio-hardware.js';
import { identifierSchema } from './identifiers.js';
import { cabinetSignalsSchema, siteSignalsSchema } from './signal-hardware.js';

/**
 * The hardware part of the site file: cabinets, banks, trays and the buses they hang on. The service reads the trays,
 * the bridge reads the wires; both refuse the same mistakes because both parse with this one schema.
 */

export const trayLabelSchema = z
  .string()
  .regex(/^[A-Z][0-9]{2,3}$/, 'must be a capital letter and two or three digits, such as A07');

export const traySizes = ['small', 'large'] as const;
/** small = a folded A4 envelope; large = a flat A4 folder up to 8 cm thick. */
export const traySizeSchema = z.enum(traySizes);
export type TraySize = z.infer<typeof traySizeSchema>;

const traySchema = z.strictObject({
  label: trayLabelSchema,
  lock: z.int(),
  size: traySizeSchema,
  /** Reach height between 40 and 110 cm (EN 17210, QCVN 10:2024/BXD). */
  wheelchairReachable: z.boolean(),
});

const traysSchema = z.array(traySchema).min(1);

/** The trays of one lock board. What is optional here follows the driver (`bankSettings`). */
const boardBankSchema = z.strictObject({
  id: identifierSchema,
  bus: identifierSchema,
  driver: z.enum(driverNames),
  board: z.int(),
  /** Which value of the board's lock bit means "door closed"; differs between batches of the same board. */
  closedBit: z.union([z.literal(0), z.literal(1)]).optional(),
  occupancySensor: z.boolean(),
  /** How long the board energises the lock, in milliseconds; where the host cannot set it, how the board is set. */
  pulseMs: z.int().optional(),
  /** How long a lock is not pulsed again after the end of a pulse, in milliseconds; spares a coil that is hot. */
  coolDownMs: z.int().min(0).max(60_000).optional(),
  /** Which status byte holds the first locks; differs between batches of some boards. */
  statusByteOrder: z.enum(statusByteOrders).optional(),
  trays: traysSchema,
});

export const bankDriverNames = [...driverNames, ...gpioDriverNames] as const;

const bankSchema = z.discriminatedUnion('driver', [boardBankSchema, ...gpioBankSchemas(traysSchema)], {
  error: (issue) => ('options' in issue ? `must be one of ${bankDriverNames.join(', ')}` : undefined),
});

/** Contacts of one cabinet, beside those of its doors. Each is left out where the cabinet does not have it. */
const contactsSchema = z.strictObject({
  /** Tamper switch, active while the housing (not a tray) is open. */
  housing: contactSchema.optional(),
  /** Presence sensor, active while somebody stands before the cabinet. */
  presence: contactSchema.optional(),
});

const cabinetSchema = z.strictObject({
  id: identifierSchema,
  name: z.strictObject({ vi: z.string().min(1).max(60), en: z.string().min(1).max(60) }),
  /** How many doors of this cabinet may stand open at the same time. */
  maximumOpenDoors: z.int().min(1).max(8).default(1),
  contacts: contactsSchema.optional(),
  signals: cabinetSignalsSchema.optional(),
  banks: z.array(bankSchema).min(1),
});

export const transportSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('serial'), path: z.string().startsWith('/dev/') }),
  z.strictObject({ kind: z.literal('tcp'), host: z.string().min(1), port: z.int().min(1).max(65535) }),
  /** The simulated boards of this project, reached over a socket in the runtime directory. Never in production. */
  z.strictObject({ kind: z.literal('simulator') }),
]);
export type Transport = z.infer<typeof transportSchema>;

/** From the end of a lock pulse to the beginning of the next, in milliseconds, where the site file says nothing. */
const standardPulseGapMs = 300;
const pulseGap = z.int().min(0).max(5000);

/** What every bus has. */
const pulseTimes = {
  /** The supply that feeds the locks of this bus; left out, the bus has one of its own that bears one lock at a time. */
  supply: identifierSchema.optional(),
  /** From the end of a lock pulse on this bus to the beginning of the next, in milliseconds; on a named supply that says it. */
  minimumPulseGapMs: pulseGap.optional(),
  /** How long after a pulse the door may take to be seen open, in milliseconds. */
  openConfirmationMs: z.int().min(200).max(longestConfirmationMs).default(1500),
};

const wireBusSchema = z.strictObject({
  id: identifierSchema,
  transport: transportSchema,
  baudRate: z.int(),
  /** How long a board may take to answer before the request counts as unanswered, in milliseconds. */
  replyTimeoutMs: z.int().min(5).max(longestReplyTimeoutMs).default(60),
  /** Rest between polls of the round-robin scan, in milliseconds, beyond the silence that the boards need. */
  scanIntervalMs: z.int().min(0).max(1000).default(0),
  ...pulseTimes,
});

const gpioBusSchema = z.strictObject({
  id: identifierSchema,
  transport: gpioTransportSchema,
  /** Rest between two looks at the door switches, in milliseconds; the bridge takes at least 50. */
  scanIntervalMs: z.int().min(0).max(1000).default(0),
  ...pulseTimes,
});

/** A supply that feeds the locks of several buses: what they may draw together. */
const supplySchema = z.strictObject({
  id: identifierSchema,
  /** How long a lock's place stays taken after the end of its pulse, and the shortest time between two beginnings, in milliseconds. */
  minimumPulseGapMs: pulseGap.default(standardPulseGapMs),
  /** How many locks may be energised at once. */
  locksAtOnce: z.int().min(1).max(8).default(1),
});

/** What a bus is, its transport says; `chosenIssues` finds the mistakes against that kind of bus. */
const busSchema = z.union([wireBusSchema, gpioBusSchema]);

export const transportKinds = [...transportSchema.options, gpioTransportSchema].map(
  ({ shape }) => shape.kind.value,
);

/** Contacts of the site as a whole. Each is left out where the site does not have it. */
const inputsSchema = z.strictObject({
  /** Active while the mains supply fails and the cabinets live on what is stored. */
  powerFail: contactSchema.optional(),
});

/** Keys of the site file that both processes read; strictness about other keys is the reader's. */
export const siteHardwareShape = {
  buses: z.array(busSchema).min(1).max(16),
  supplies: z.array(supplySchema).min(1).max(16).optional(),
  cabinets: z.array(cabinetSchema).min(1).max(16),
  inputs: inputsSchema.optional(),
  contacts: siteContactsSchema.optional(),
  signals: siteSignalsSchema.optional(),
};

/** How long a door may stand open before whoever left it open is warned, by screen and buzzer, in seconds. */
export const leftOpenWarningSecondsSchema = z
  .int()
  .min(5, { abort: true })
  .max(600, { abort: true })
  .default(30);

/** Its values one by one; what they say together is checked by `siteHardwareSchema`. */
export const siteHardwareObject = z.object({
  ...siteHardwareShape,
  /** The service has more to say of doors. */
  doors: z.object({ leftOpenWarningSeconds: leftOpenWarningSecondsSchema }).prefault({}),
});
export type SiteHardware = z.infer<typeof siteHardwareObject>;
/** What hangs on wires and lines. */
export type WiredSite = Omit<SiteHardware, 'doors'>;
export type CabinetHardware = SiteHardware['cabinets'][number];
export type BankHardware = CabinetHardware['banks'][number];
export type BoardBankHardware = z.infer<typeof boardBankSchema>;
export type GpioBankHardware = Exclude<BankHardware, BoardBankHardware>;
export type BusHardware = SiteHardware['buses'][number];
export type SupplyHardware = z.infer<typeof supplySchema>;
export type WireBusHardware = z.infer<typeof wireBusSchema>;
export type GpioBusHardware = z.infer<typeof gpioBusSchema>;

export function isGpioBank(bank: BankHardware): bank is GpioBankHardware {
  return bank.driver === 'gpio-relays' || bank.driver === 'gpio-matrix';
}

export function isBoardBank(bank: BankHardware): bank is BoardBankHardware {
  return !isGpioBank(bank);
}

export function isWireBus(bus: BusHardware): bus is WireBusHardware {
  return !isGpioBus(bus);
}

export function isGpioBus(bus: BusHardware): bus is GpioBusHardware {
  return bus.transport.kind === 'gpio';
}

/** Whether this project's simulator plays what hangs on the bus. */
export function isSimulatedBus({ transport }: Pick<BusHardware, 'transport'>): boolean {
  return transport.kind === 'simulator' || (transport.kind === 'gpio' && transport.simulated);
}

/** From the end of a pulse to the beginning of the next on a bus that shares no supply, in milliseconds. */
export function pulseGapMsOf({ minimumPulseGapMs }: Pick<BusHardware, 'minimumPulseGapMs'>): number {
  return minimumPulseGapMs ?? standardPulseGapMs;
}

/** How long a pulse of the bank energises a lock, in milliseconds. */
export function pulseMsOf(bank: BankHardware): number {
  return isGpioBank(bank) ? (bank.pulseMs ?? gpioPulseMs.standard) : bankSettings(bank).pulseMs;
}

/**
 * Whether two banks have their locks in one and the same matrix of relays, each some of them: cabinets of one bus, which pulses one
 * lock at a time, need no rows and columns of their own.
 */
export function sharesMatrix(one: BankHardware, other: BankHardware): boolean {
  if (one.driver !== 'gpio-matrix' || other.driver !== 'gpio-matrix' || one.bus !== other.bus) return false;
  const linesOf = ({ rows, columns }: typeof one): string => JSON.stringify([rows, columns]);
  return linesOf(one) === linesOf(other);
}

/** How many locks can hang on the lines of a bank. */
export function lockCountOf(bank: GpioBankHardware): number {
  return bank.driver === 'gpio-relays'
    ? bank.lines.offsets.length
    : bank.rows.offsets.length * bank.columns.offsets.length;
}
