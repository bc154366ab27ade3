import { z } from 'zod';
import { lastingTraySchema } from './cabinet/tray.js';
import { cabinetFaultsSchema, inputFaultsSchema } from './contacts/contact-faults.js';
import { contactsSchema } from './contacts/contacts.js';
import { bankFaultsSchema, busFaultsSchema } from './faults/line-faults.js';
import { cabinetPowerSchema } from './power/cabinet-power.js';
import { personStateSchema } from './people/script.js';
import { signalsSchema } from './signals/signals.js';

export const trayViewSchema = z.strictObject({
  label: z.string(),
  cabinet: z.string(),
  bank: z.string(),
  lock: z.int(),
  latch: z.enum(['locked', 'unlocked']),
  held: z.boolean(),
  ...lastingTraySchema.shape,
});
/** The truth about one tray and where it is built in. */
export type TrayView = z.infer<typeof trayViewSchema>;

export const endpointAddressSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unix'), path: z.string() }),
  z.strictObject({ kind: z.literal('tcp'), host: z.string(), port: z.int() }),
  z.strictObject({ kind: z.literal('pty'), path: z.string() }),
  z.strictObject({ kind: z.literal('gpio'), path: z.string() }),
]);

export const busViewSchema = z.strictObject({
  id: z.string(),
  address: endpointAddressSchema,
  connectedHosts: z.int(),
  faults: busFaultsSchema,
});
export type BusView = z.infer<typeof busViewSchema>;

export const bankViewSchema = z.strictObject({ id: z.string(), bus: z.string(), faults: bankFaultsSchema });
export type BankView = z.infer<typeof bankViewSchema>;

export const cabinetViewSchema = z.strictObject({
  id: z.string(),
  power: cabinetPowerSchema,
  contacts: contactsSchema,
  faults: cabinetFaultsSchema,
  signals: signalsSchema,
});
export type CabinetView = z.infer<typeof cabinetViewSchema>;

export const simulatorStateSchema = z.strictObject({
  cabinets: z.array(cabinetViewSchema),
  trays: z.array(trayViewSchema),
  banks: z.array(bankViewSchema),
  buses: z.array(busViewSchema),
  /** The inputs of the whole site. */
  inputs: z.strictObject({ faults: inputFaultsSchema }),
  people: z.array(personStateSchema),
  /** Sequence number of the first record entry that this state does not yet show. */
  nextSequence: z.int().positive(),
});
/** Everything that is true in the simulated world at one moment. */
export type SimulatorState = z.infer<typeof simulatorStateSchema>;
