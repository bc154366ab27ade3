import { traySizes } from '@motcua247/firmware-bridge/contract';
import {
  bankFaultsPatchSchema,
  bankFaultsSchema,
  busFaultsPatchSchema,
  busFaultsSchema,
  cabinetPowerSchema,
  contactsPatchSchema,
  contactsSchema,
  signalsSchema,
  trayFaultsPatchSchema,
  trayFaultsSchema,
} from '@motcua247/firmware-bridge/simulator';
import { z } from 'zod';

const localizedText = z.strictObject({ vi: z.string(), en: z.string() });

export const simulatedTraySchema = z
  .strictObject({
    label: z.string(),
    cabinet: z.string(),
    bank: z.string(),
    /** Where it is drawn, seen from the front; both count from 1, from the left and from above. */
    column: z.int().min(1),
    row: z.int().min(1),
    size: z.enum(traySizes),
    wheelchairReachable: z.boolean(),
    /** `unlocked`: the pulse holds the latch free now, and the door can be pulled open. */
    door: z.enum(['locked', 'unlocked', 'open']),
    /** Somebody holds the open door, so it cannot be closed. */
    held: z.boolean(),
    /** How many lie in it. */
    papers: z.int().nonnegative(),
    faults: trayFaultsSchema,
  })
  .meta({ id: 'SimulatedTray' });
export type SimulatedTray = z.infer<typeof simulatedTraySchema>;

export const simulatedTrayExample: SimulatedTray = {
  label: 'A07',
  cabinet: 'A',
  bank: 'board-0',
  column: 1,
  row: 3,
  size: 'small',
  wheelchairReachable: false,
  door: 'open',
  held: false,
  papers: 1,
  faults: {
    jammed: false,
    sticking: false,
    doesNotLatch: false,
    doorSensor: 'works',
    itemSensor: 'works',
  },
};

export const simulatedBankSchema = z
  .strictObject({ id: z.string(), faults: bankFaultsSchema })
  .meta({ id: 'SimulatedBank' });

export const simulatedBusSchema = z
  .strictObject({ id: z.string(), faults: busFaultsSchema })
  .meta({ id: 'SimulatedBus' });

export const cabinetPowerViewSchema = z
  .strictObject({
    id: z.string(),
    /** `failing`: the mains are gone, the boards live on what is stored; `off`: the boards are silent. */
    power: cabinetPowerSchema,
  })
  .meta({ id: 'SimulatedPower' });

export const simulatedCabinetsSchema = z
  .strictObject({
    cabinets: z.array(
      z.strictObject({
        id: z.string(),
        name: localizedText,
        power: cabinetPowerSchema,
        contacts: contactsSchema,
        /** What its lamps and its buzzer do at this moment. */
        signals: signalsSchema,
        banks: z.array(simulatedBankSchema),
        trays: z.array(simulatedTraySchema),
      }),
    ),
    /** The cables to the boards. */
    buses: z.array(simulatedBusSchema),
  })
  .meta({ id: 'SimulatedCabinets' });
export type SimulatedCabinets = z.infer<typeof simulatedCabinetsSchema>;

export const acts = [
  'open_door',
  'close_door',
  'put_papers',
  'take_papers',
  'hold_open',
  'force_open',
  'release',
] as const;
export type Act = (typeof acts)[number];

export const actSchema = z
  .strictObject({ act: z.enum(acts) })
  .meta({ id: 'SimulatedAct', example: { act: 'put_papers' } });

export const trayFaultsBodySchema = trayFaultsPatchSchema.meta({
  id: 'SimulatedTrayFaults',
  example: { jammed: true },
});
export const bankFaultsBodySchema = bankFaultsPatchSchema.meta({
  id: 'SimulatedBankFaults',
  example: { silence: 'dead' },
});
export const busFaultsBodySchema = busFaultsPatchSchema.meta({
  id: 'SimulatedBusFaults',
  example: { corruptRequestProbability: 0.3, noiseProbability: 0.2 },
});
export const mainsBodySchema = z
  .strictObject({ on: z.boolean() })
  .meta({ id: 'SimulatedMains', example: { on: false } });

export const contactsViewSchema = contactsSchema.meta({ id: 'SimulatedContacts' });
export const contactsBodySchema = contactsPatchSchema.meta({
  id: 'SimulatedContactsPatch',
  example: { housingOpen: true },
});

/** What the demo shows at most; an older message can still be asked for by its phone. */
export const mostPhonesShown = 100;
export const mostMessagesShown = 20;

export const phonesSchema = z
  .strictObject({
    /** The phone that has received something last comes first. */
    phones: z
      .array(
        z.strictObject({
          phone: z.string(),
          /** The newest first. */
          messages: z
            .array(z.strictObject({ id: z.string(), text: z.string(), at: z.iso.datetime() }))
            .max(mostMessagesShown),
        }),
      )
      .max(mostPhonesShown),
  })
  .meta({ id: 'SimulatedPhones' });
export type SimulatedPhones = z.infer<typeof phonesSchema>;
