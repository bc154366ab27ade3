import { z } from 'zod';
import { trayLabelSchema } from '../../contract/index.js';
import { paperSchema } from '../cabinet/tray.js';

export const errands = ['put', 'take', 'look', 'walk_away_leaving_open'] as const;
export const errandSchema = z.enum(errands);

const tenMinutesMs = 600_000;

const common = {
  tray: trayLabelSchema,
  /** How long he takes from the door's opening until he acts, in milliseconds. */
  afterMs: z.number().min(0).max(tenMinutesMs).default(0),
  /** How long he waits for the door to open before he leaves, in milliseconds. */
  patienceMs: z.number().min(0).max(tenMinutesMs).default(60_000),
};
const thenCloses = z.boolean().default(true);

/** One person and what he does at one tray, once its door stands open. */
export const personScriptSchema = z.discriminatedUnion('does', [
  z.strictObject({ ...common, does: z.literal('put'), paper: paperSchema, thenCloses }),
  /** Without a paper's name he takes everything. */
  z.strictObject({ ...common, does: z.literal('take'), paper: paperSchema.optional(), thenCloses }),
  z.strictObject({ ...common, does: z.literal('look'), thenCloses }),
  z.strictObject({ ...common, does: z.literal('walk_away_leaving_open') }),
]);
export type PersonScript = z.output<typeof personScriptSchema>;
/** As `PersonScript`, with `afterMs`, `patienceMs` and `thenCloses` left to their defaults (0 ms, 60 s, true). */
export type PersonScriptInput = z.input<typeof personScriptSchema>;

export const personStateSchema = z.strictObject({
  id: z.int().positive(),
  tray: trayLabelSchema,
  does: errandSchema,
  stage: z.enum(['waiting', 'at_the_tray', 'done', 'gave_up', 'failed']),
  /** Why he failed. */
  detail: z.string().optional(),
});
export type PersonState = z.infer<typeof personStateSchema>;
