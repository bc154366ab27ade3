import { z } from 'zod';
import { trayLabelSchema } from '../../dossiers/index.js';

export const itemOpeningSchema = z
  .strictObject({
    /** Only of something that is to be loaded: the officer's own choice of a free tray. */
    trayLabel: trayLabelSchema.optional(),
  })
  .meta({ id: 'RunItemOpening', example: {} });
export type ItemOpeningBody = z.infer<typeof itemOpeningSchema>;
