import { z } from 'zod';

/** What can be wrong with one tray. These are damages of the real thing, so they outlive a restart of the simulator. */
export const trayFaultsSchema = z.strictObject({
  /** The lock does not let go, however often it is pulsed. */
  jammed: z.boolean(),
  /** The lock lets go, but the door does not spring open: somebody must pull it during the pulse. */
  sticking: z.boolean(),
  /** The door does not stay shut: whoever closes it finds it open again. */
  doesNotLatch: z.boolean(),
  /** `torn_off`: what the board or the line's bias makes of an open circuit; `flickers`: a loose contact, one and the other at chance. */
  doorSensor: z.enum(['works', 'stuck_open', 'stuck_closed', 'torn_off', 'flickers']),
  itemSensor: z.enum(['works', 'stuck_present', 'stuck_absent', 'flickers']),
});
export type TrayFaults = z.infer<typeof trayFaultsSchema>;

export const trayFaultsPatchSchema = trayFaultsSchema.partial();
export type TrayFaultsPatch = z.infer<typeof trayFaultsPatchSchema>;

export const noTrayFaults: TrayFaults = {
  jammed: false,
  sticking: false,
  doesNotLatch: false,
  doorSensor: 'works',
  itemSensor: 'works',
};
