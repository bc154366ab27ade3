import { z } from 'zod';
import { identifierSchema } from './identifiers.js';

/**
 * Locks and door switches on GPIO lines of the computer or of an expander. A line is named by the label of its chip and its offset
 * on it; numbers of chips and of lines change with the kernel. What the settings do is in `src/gpio/PROTOCOL.md`.
 */

export const gpioDriverNames = ['gpio-relays', 'gpio-matrix'] as const;
export type GpioDriverName = (typeof gpioDriverNames)[number];

export const gpioBackEnds = ['sysfs', 'libgpiod'] as const;
export type GpioBackEnd = (typeof gpioBackEnds)[number];

/** Pulses that the host times itself, in milliseconds: long enough for a solenoid to draw, short enough for its coil. */
export const gpioPulseMs = { shortest: 50, longest: 1000, standard: 500 } as const;

/** As `gpiodetect` and `/sys/class/gpio/gpiochip*\/label` print it, such as `pinctrl-bcm2711` or `1-0020`. */
const chipLabel = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9_.,:@-]{0,31}$/, 'must be the label of a chip such as pinctrl-bcm2711');

const offset = z.int().min(0).max(1023);
const inputShape = {
  chip: chipLabel,
  /** In the order of the locks, the rows or the columns. */
  offsets: z.array(offset).min(1).max(400),
};
const polarity = {
  /** Whether level 0 is what switches on, or means active. */
  activeLow: z.boolean().default(false),
};
const inputLinesSchema = z.strictObject(inputShape);
export const outputLinesSchema = z.strictObject({ ...inputShape, ...polarity });
/** One line alone that switches something on, or that something switches. */
export const lineShape = { chip: chipLabel, offset, ...polarity };
export type InputLines = z.infer<typeof inputLinesSchema>;
export type OutputLines = z.infer<typeof outputLinesSchema>;

/** The computer's own resistor; only libgpiod can set it. Left out: as the line is set. */
export const biasSchema = z.enum(['pull-up', 'pull-down', 'disabled']);
export type Bias = z.infer<typeof biasSchema>;

const sensingShape = {
  /** The lock whose door comes first; where two banks share a matrix of relays, one of them begins further on. */
  firstLock: z.int().min(1).max(400).default(1),
  /** The level of a line that means "door closed". 0 is safe: with a pull-up a broken wire reads 1, as an open door. */
  closedBit: z.union([z.literal(0), z.literal(1)]).default(0),
  bias: biasSchema.optional(),
};
const doorsSchema = z.discriminatedUnion('wiring', [
  /** One line a door, on as many chips as it takes: door n is read on the n-th line of them all. */
  z.strictObject({
    wiring: z.literal('lines'),
    ...sensingShape,
    lines: z.array(inputLinesSchema).min(1).max(16),
  }),
  /** Rows are driven one at a time, columns are read; each switch stands with a diode between its row and its column. */
  z.strictObject({
    wiring: z.literal('matrix'),
    ...sensingShape,
    rows: outputLinesSchema,
    columns: inputLinesSchema,
  }),
]);
export type DoorLines = z.infer<typeof doorsSchema>;

/** The keys that both kinds of banks on GPIO have beside those of every bank. */
const gpioBankShape = {
  id: identifierSchema,
  bus: identifierSchema,
  doors: doorsSchema,
  /** No input for papers is known here. */
  occupancySensor: z.literal(false),
  pulseMs: z.int().min(gpioPulseMs.shortest).max(gpioPulseMs.longest).optional(),
  coolDownMs: z.int().min(0).max(60_000).optional(),
};

/** @param trays the schema of a bank's trays */
export function gpioBankSchemas<Trays extends z.ZodType>(trays: Trays) {
  return [
    /** Lock n hangs on the n-th of the lines. */
    z.strictObject({
      driver: z.literal('gpio-relays'),
      ...gpioBankShape,
      lines: outputLinesSchema,
      trays,
    }),
    /** Lock n hangs where row and column cross, counted along the rows: with ten columns lock 12 is in row 2, column 2. */
    z.strictObject({
      driver: z.literal('gpio-matrix'),
      ...gpioBankShape,
      rows: outputLinesSchema,
      columns: outputLinesSchema,
      trays,
    }),
  ] as const;
}

export const gpioTransportSchema = z.strictObject({
  kind: z.literal('gpio'),
  /** `sysfs`: the kernel's old files, through onoff; `libgpiod`: the tools of the Debian package gpiod, version 1 or 2. */
  backEnd: z.enum(gpioBackEnds),
  /** The chips of this project's simulator, in the runtime directory. Never in production. */
  simulated: z.boolean().default(false),
});
export type GpioTransport = z.infer<typeof gpioTransportSchema>;
