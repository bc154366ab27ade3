import { z } from 'zod';
import { paperSchema } from './cabinet/tray.js';
import { type TrayView } from './state.js';
import { type TrayActions } from './tray-actions.js';

interface Hand {
  /** What must or may be said beside the tray. */
  readonly details: z.ZodObject;
  /** @returns the tray afterwards. @throws ZodError for wrong details, SimulatorRefusal for what cannot happen */
  reach(trays: TrayActions, label: string, details: unknown): TrayView;
}

function hand<Shape extends z.ZodRawShape>(
  shape: Shape,
  act: (trays: TrayActions, label: string, details: z.output<z.ZodObject<Shape>>) => TrayView,
): Hand {
  const details = z.strictObject(shape) as unknown as z.ZodObject<Shape>;
  return { details, reach: (trays, label, said) => act(trays, label, details.parse(said)) };
}

/** Everything that hands do at a tray at once: the one list for control socket and scripts. */
export const hands = {
  pull: hand({}, (trays, label) => trays.pull(label)),
  close: hand({}, (trays, label) => trays.close(label)),
  hold: hand({}, (trays, label) => trays.hold(label)),
  release: hand({}, (trays, label) => trays.release(label)),
  forceOpen: hand({}, (trays, label) => trays.forceOpen(label)),
  put: hand({ paper: paperSchema }, (trays, label, { paper }) => trays.put(label, paper)),
  take: hand({ paper: paperSchema.optional() }, (trays, label, { paper }) => trays.take(label, paper)),
} as const satisfies Readonly<Record<string, Hand>>;
export type HandName = keyof typeof hands;
export const handNames = Object.keys(hands) as HandName[];
