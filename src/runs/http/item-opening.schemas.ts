import { z } from 'zod';
import { trayLabelSchema } from '../../dossiers/index.js';
import { secondPersonSchema } from '../../staff/index.js';

export const itemOpeningSchema = z
  .strictObject({
    /** Only of something that is to be loaded: the officer's own choice of a free tray. */
    trayLabel: trayLabelSchema.optional(),
    /** Where papers may lie in a tray that staff can put on a list themselves, and the site wants two people. */
    secondPerson: secondPersonSchema.optional(),
  })
  .meta({ id: 'RunItemOpening', example: {} });
export type ItemOpeningBody = z.infer<typeof itemOpeningSchema>;
