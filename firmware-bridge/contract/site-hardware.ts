import { z } from 'zod';
import { driverLimits, driverNames } from './drivers.js';

/**
 * The hardware part of the site file: cabinets, banks, trays and the buses they hang on. The service reads the trays,
 * the bridge reads the wires; both refuse the same mistakes because both parse with this one schema.
 */

const identifier = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9_-]{0,31}$/,
    'must be 1–32 letters, digits, "-" or "_", beginning with a letter or digit',
  );

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

const bankSchema = z.strictObject({
  id: identifier,
  bus: identifier,
  driver: z.enum(driverNames),
  board: z.int(),
  /** Which value of the board's lock bit means "door closed"; differs between batches of the same board. */
  closedBit: z.union([z.literal(0), z.literal(1)]).default(1),
  occupancySensor: z.boolean(),
  /** How long the board energises the lock, in milliseconds. */
  pulseMs: z.int().default(500),
  trays: z.array(traySchema).min(1),
});

const cabinetSchema = z.strictObject({
  id: identifier,
  name: z.strictObject({ vi: z.string().min(1).max(60), en: z.string().min(1).max(60) }),
  /** How many doors of this cabinet may stand open at the same time. */
  maximumOpenDoors: z.int().min(1).max(8).default(1),
  banks: z.array(bankSchema).min(1),
});

export const transportSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('serial'), path: z.string().startsWith('/dev/') }),
  z.strictObject({ kind: z.literal('tcp'), host: z.string().min(1), port: z.int().min(1).max(65535) }),
  /** The simulated boards of this project, reached over a socket in the runtime directory. Never in production. */
  z.strictObject({ kind: z.literal('simulator') }),
]);
export type Transport = z.infer<typeof transportSchema>;

const busSchema = z.strictObject({
  id: identifier,
  transport: transportSchema,
  baudRate: z.int(),
  /** How long a board may take to answer before the request counts as unanswered, in milliseconds. */
  replyTimeoutMs: z.int().min(5).max(2000).default(60),
  /** Rest between polls of the round-robin scan, in milliseconds. */
  scanIntervalMs: z.int().min(0).max(1000).default(5),
  /** Shortest time between two lock pulses on this bus, in milliseconds (power budget of the lock supply). */
  minimumPulseGapMs: z.int().min(0).max(5000).default(300),
  /** How long after a pulse the door may take to be seen open, in milliseconds. */
  openConfirmationMs: z.int().min(200).max(10000).default(1500),
});

/** An input that the kernel shows as a file holding `0` or `1`, as `/sys/class/gpio/gpio17/value` does. */
const inputFileSchema = z.strictObject({
  /**
   * Absolute at a site. Relative to the runtime directory only beside simulated buses: there the simulator keeps the file.
   */
  valueFile: z
    .string()
    .max(200)
    .regex(
      /^\/?[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/,
      'must be a path of letters, digits, ".", "_", "-" and "/", such as /sys/class/gpio/gpio17/value',
    ),
  /** Whether `0` means that the input is active. */
  activeLow: z.boolean().default(false),
});
export type InputFile = z.infer<typeof inputFileSchema>;

/** Contacts beside the locks. Each is left out where the site does not have it. */
const inputsSchema = z.strictObject({
  /** Active while the mains supply fails and the cabinets live on what is stored. */
  powerFail: inputFileSchema.optional(),
});

/** Keys of the site file that both processes read; strictness about other keys is the reader's. */
export const siteHardwareShape = {
  buses: z.array(busSchema).min(1).max(16),
  cabinets: z.array(cabinetSchema).min(1).max(16),
  inputs: inputsSchema.optional(),
};

const hardwareObject = z.object(siteHardwareShape);
export type SiteHardware = z.infer<typeof hardwareObject>;
export type CabinetHardware = SiteHardware['cabinets'][number];
export type BankHardware = CabinetHardware['banks'][number];
export type BusHardware = SiteHardware['buses'][number];

export interface HardwareIssue {
  readonly path: (string | number)[];
  readonly message: string;
}

function outside(value: number, [first, last]: readonly [number, number]): boolean {
  return value < first || value > last;
}

/** Mistakes that one value alone does not show: references, double use, limits of the driver. */
export function findHardwareIssues(hardware: SiteHardware): HardwareIssue[] {
  const issues: HardwareIssue[] = [];
  const firstUse = new Map<string, string>();
  const claim = (what: string, where: (string | number)[]): void => {
    const place = where.join('.');
    const earlier = firstUse.get(what);
    if (earlier === undefined) firstUse.set(what, place);
    else issues.push({ path: where, message: `${what} is already used at ${earlier}` });
  };

  const powerFail = hardware.inputs?.powerFail;
  const simulated = hardware.buses.some(({ transport }) => transport.kind === 'simulator');
  if (powerFail && !simulated && !powerFail.valueFile.startsWith('/')) {
    issues.push({
      path: ['inputs', 'powerFail', 'valueFile'],
      message:
        'must be an absolute path, such as /sys/class/gpio/gpio17/value; only the simulator keeps files of its own',
    });
  }

  const buses = new Map(hardware.buses.map((bus) => [bus.id, bus]));
  hardware.buses.forEach((bus, b) => {
    claim(`bus "${bus.id}"`, ['buses', b, 'id']);
  });

  hardware.cabinets.forEach((cabinet, c) => {
    claim(`cabinet "${cabinet.id}"`, ['cabinets', c, 'id']);
    cabinet.banks.forEach((bank, b) => {
      const at = ['cabinets', c, 'banks', b];
      const limits = driverLimits[bank.driver];
      const bus = buses.get(bank.bus);
      claim(`bank "${bank.id}"`, [...at, 'id']);
      claim(`board ${bank.board} of bus "${bank.bus}"`, [...at, 'board']);
      if (!bus) {
        issues.push({
          path: [...at, 'bus'],
          message: `there is no bus "${bank.bus}"; known: ${[...buses.keys()].join(', ')}`,
        });
      } else if (!(limits.baudRates as readonly number[]).includes(bus.baudRate)) {
        issues.push({
          path: [...at, 'bus'],
          message: `${bank.driver} cannot speak ${bus.baudRate} baud; allowed: ${limits.baudRates.join(', ')}`,
        });
      }
      if (outside(bank.board, limits.boards)) {
        issues.push({
          path: [...at, 'board'],
          message: `must be ${limits.boards[0]}–${limits.boards[1]} for ${bank.driver}, is ${bank.board}`,
        });
      }
      if (outside(bank.pulseMs, limits.pulseMs)) {
        issues.push({
          path: [...at, 'pulseMs'],
          message: `must be ${limits.pulseMs[0]}–${limits.pulseMs[1]} ms for ${bank.driver}, is ${bank.pulseMs}`,
        });
      }
      bank.trays.forEach((tray, t) => {
        const trayAt = [...at, 'trays', t];
        claim(`tray "${tray.label}"`, [...trayAt, 'label']);
        claim(`lock ${tray.lock} of bank "${bank.id}"`, [...trayAt, 'lock']);
        if (outside(tray.lock, limits.locks)) {
          issues.push({
            path: [...trayAt, 'lock'],
            message: `must be ${limits.locks[0]}–${limits.locks[1]} for ${bank.driver}, is ${tray.lock}`,
          });
        }
      });
    });
  });
  return issues;
}

/** The hardware part alone, as the bridge and the technician's tools read it; other keys are left to the service. */
export const siteHardwareSchema = hardwareObject.superRefine((hardware, context) => {
  for (const issue of findHardwareIssues(hardware)) context.addIssue({ code: 'custom', ...issue });
});
