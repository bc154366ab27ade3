import { z } from 'zod';

export const signalsSchema = z.strictObject({
  /** Whether the lamp of the cabinet is lit. */
  lamp: z.boolean(),
  /** Whether the buzzer sounds at this very moment. */
  buzzer: z.boolean(),
  /** Trays whose own lamp is lit. */
  litTrays: z.array(z.string()),
});
/** What the lamps and the buzzer of a cabinet do; one that it does not have is off. */
export type Signals = z.infer<typeof signalsSchema>;
