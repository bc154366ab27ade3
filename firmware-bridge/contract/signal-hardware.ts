import { z } from 'zod';
import { gpioBackEnds, lineShape, outputLinesSchema } from './gpio-hardware.js';

/**
 * Lamps and buzzers of the cabinets, each on a GPIO line of its own. When they are lit and sound is decided in the bridge's
 * `src/signals/signals.policy.ts`.
 */

/** One line that switches something on. */
const outputLineSchema = z.strictObject(lineShape);
export type OutputLine = z.infer<typeof outputLineSchema>;

/** Signals of one cabinet. Each is left out where the cabinet does not have it. */
export const cabinetSignalsSchema = z.strictObject({
  /** Lights the cabinet and the person before it. */
  lamp: outputLineSchema.optional(),
  buzzer: outputLineSchema.optional(),
  /** One lamp a tray, on as many chips as it takes: the n-th line of them all is the lamp of the cabinet's n-th tray. */
  trayLamps: z.array(outputLinesSchema).min(1).max(16).optional(),
});
export type CabinetSignalsHardware = z.infer<typeof cabinetSignalsSchema>;

/** What all signals of the site have in common. */
export const siteSignalsSchema = z.strictObject({
  /** As with locks on GPIO. */
  backEnd: z.enum(gpioBackEnds),
  /** The chips of this project's simulator, in the runtime directory. Never in production. */
  simulated: z.boolean().default(false),
  /** No lamp is lit for longer than this by one and the same cause, in minutes. */
  lampMinutes: z.int().min(1).max(240).default(30),
  /** A buzzer that warns of a door left open falls silent after this, in minutes: somebody sleeps next door. */
  buzzerMinutes: z.int().min(1).max(15).default(3),
});
export type SiteSignals = z.infer<typeof siteSignalsSchema>;
