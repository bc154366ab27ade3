import { bankReasons } from '@motcua247/firmware-bridge/contract';
import { z } from 'zod';
import { localizedTextSchema } from '../../dossiers/index.js';
import { alarmPages, standingAlarmKinds } from './alarm-kinds.js';

export const standingAlarmSchema = z
  .strictObject({
    kind: z.enum(standingAlarmKinds),
    /** `urgent`: now; `attention`: with the next run. */
    severity: z.enum(['urgent', 'attention']),
    /**
     * Of bridge, boards and supply: since when this service has known it, at most since it began. Null where nobody has
     * written it down.
     */
    since: z.iso.datetime().nullable(),
    cabinetId: z.string().nullable(),
    cabinetName: localizedTextSchema.nullable(),
    trayLabel: z.string().nullable(),
    bankId: z.string().nullable(),
    /** Why a board does not answer, or what it lacks, as the bridge tells it; `not_told`: it does not. Null for everything else. */
    reason: z
      .enum([...bankReasons, 'not_told'])
      .exclude(['replied'])
      .nullable(),
    /** Null also for those who may not read dossiers. */
    dossierId: z.uuid().nullable(),
    /** Whom messages could not be told. */
    partner: z.strictObject({ id: z.uuid(), name: z.string() }).nullable(),
    /**
     * How many people are to be called, how many runs nobody came for, how many codes were asked for in 24 hours, how
     * many of the last twenty nobody used, how many messages were given up, or how many lines of the technician's journal are
     * damaged; null for everything else.
     */
    count: z.int().nullable(),
    /** The first damaged line of the technician's journal, counted from 1; null for everything else. */
    line: z.int().positive().nullable(),
    solvedAt: z.enum(alarmPages),
  })
  .meta({ id: 'StandingAlarm' });
export type StandingAlarm = z.infer<typeof standingAlarmSchema>;

export const standingAlarmsSchema = z
  .strictObject({
    /** The most urgent first, then the oldest. A tray has one entry of what its content is, however many reasons. */
    alarms: z.array(standingAlarmSchema),
  })
  .meta({ id: 'StandingAlarms' });
export type StandingAlarms = z.infer<typeof standingAlarmsSchema>;

export const standingAlarmsExample: StandingAlarms = {
  alarms: [
    {
      kind: 'door_left_open',
      severity: 'urgent',
      since: '2026-11-23T12:00:12.000Z',
      cabinetId: 'A',
      cabinetName: { vi: 'Tủ A', en: 'Cabinet A' },
      trayLabel: 'A07',
      bankId: null,
      reason: null,
      dossierId: null,
      partner: null,
      count: null,
      line: null,
      solvedAt: 'tray',
    },
  ],
};
