import { z } from 'zod';

/** `on`: the mains are there. `failing`: they are gone, and the cabinet lives on what is stored. `off`: that is used up. */
export const cabinetPowerSchema = z.enum(['on', 'failing', 'off']);
export type CabinetPower = z.infer<typeof cabinetPowerSchema>;
