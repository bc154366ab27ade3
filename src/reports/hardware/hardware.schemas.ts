import {
  bankDetailSchema,
  bankHealthSchema,
  bankReasons,
  buzzerSchema,
  housingSchema,
  lampSchema,
  mainsSchema,
  presenceSchema,
} from '@motcua247/firmware-bridge/contract';
import { z } from 'zod';
import { localizedTextSchema } from '../../dossiers/index.js';
import { awayReasons } from '../../hardware/index.js';

const trayOutOfServiceSchema = z
  .strictObject({ label: z.string(), reason: localizedTextSchema })
  .meta({ id: 'TrayOutOfService' });

export const hardwareHealthSchema = z
  .strictObject({
    bridge: z.enum(['connected', 'disconnected']),
    /** Why it is disconnected, as far as it is known. */
    bridgeReason: z.enum(awayReasons).nullable(),
    mains: mainsSchema,
    cabinets: z.array(
      z.strictObject({
        id: z.string(),
        name: localizedTextSchema,
        /** By its tamper switch. */
        housing: housingSchema,
        /** Whether somebody stands before it. */
        presence: presenceSchema,
        /** What the bridge has them show; `none` where the cabinet has none. */
        lamp: lampSchema,
        buzzer: buzzerSchema,
        /** Trays whose own lamp is lit; `null`: nobody drives these lamps at the moment. */
        litTrays: z.array(z.string()).nullable(),
      }),
    ),
    banks: z.array(
      z.strictObject({
        id: z.string(),
        cabinetId: z.string(),
        cabinetName: localizedTextSchema,
        bus: z.string(),
        driver: z.string(),
        /** `null` where the locks hang on lines of the computer itself. */
        board: z.int().min(0).nullable(),
        health: bankHealthSchema,
        /** Why; `not_told`: the bridge is away, or does not tell of this bank. */
        reason: z.enum([...bankReasons, 'not_told']),
        /** What goes with the reason, for a technician, in English. */
        detail: bankDetailSchema,
        trays: z.int().min(0),
        /** Trays whose door the sensors do not show closed. */
        notClosed: z.array(z.string()),
        /** Trays out of service, with the reason. */
        outOfService: z.array(trayOutOfServiceSchema),
      }),
    ),
  })
  .meta({ id: 'HardwareHealth' });
export type HardwareHealth = z.infer<typeof hardwareHealthSchema>;

export const hardwareHealthExample: HardwareHealth = {
  bridge: 'connected',
  bridgeReason: null,
  mains: 'present',
  cabinets: [
    {
      id: 'A',
      name: { vi: 'Tủ A (bên trái)', en: 'Cabinet A (left)' },
      housing: 'closed',
      presence: 'absent',
      lamp: 'lit',
      buzzer: 'silent',
      litTrays: ['A07'],
    },
  ],
  banks: [
    {
      id: 'board-0',
      cabinetId: 'A',
      cabinetName: { vi: 'Tủ A', en: 'Cabinet A' },
      bus: 'main',
      driver: 'kerong-cu16',
      board: 0,
      health: 'answering',
      reason: 'replied',
      detail: null,
      trays: 16,
      notClosed: [],
      outOfService: [
        {
          label: 'A07',
          reason: { vi: 'Khóa không mở được 3 lần liên tiếp', en: 'The lock failed 3 times in a row' },
        },
      ],
    },
  ],
};
