import { mainsStates, traySizes } from '@motcua247/firmware-bridge/contract';
import { z } from 'zod';
import { codeWaySchema } from '../../citizens/index.js';
import { localizedTextSchema } from '../../dossiers/index.js';

const time = z.iso.datetime();
const count = z.int().min(0);
const seconds = z.int().min(0);

const traySchema = z.strictObject({
  label: z.string(),
  size: z.enum(traySizes),
  /** Can be reached from a wheelchair. */
  low: z.boolean(),
  /** Its place seen from the front; both count from 1, from the left and from above. */
  column: z.int().min(1),
  row: z.int().min(1),
});

const cabinetSchema = z.strictObject({
  id: z.string(),
  name: localizedTextSchema,
  /** At least one of its boards answers. */
  answers: z.boolean(),
  /** Trays that are free and can be opened now; `low`: of these, reachable from a wheelchair. */
  free: z.strictObject({ small: count, large: count, low: count }),
  /** All its trays, for drawing it. */
  trays: z.array(traySchema),
});
export type CabinetView = z.infer<typeof cabinetSchema>;

const timingSchema = z.strictObject({
  /** How long a code of an SMS works. */
  codeSeconds: seconds,
  /** How long to wait before a code may be asked for again. */
  resendWaitSeconds: seconds,
  /** How long a session lives from its beginning. */
  sessionSeconds: seconds,
  /** After so long without a touch everything is erased from the screen. */
  idleSeconds: seconds,
  /** How long a tray is kept for an envelope. */
  reservationSeconds: seconds,
  /** How long after a pickup its tray can be opened once more; 0: not at all. */
  reopenGraceSeconds: seconds,
  /** How long a door stands open before the citizen is warned, and before staff are. */
  leftOpenWarningSeconds: seconds,
  leftOpenAlarmSeconds: seconds,
});
export type Timing = z.infer<typeof timingSchema>;

export const kioskOverviewSchema = z
  .strictObject({
    /** The time by the service: a kiosk's own clock may be wrong. */
    at: time,
    siteName: localizedTextSchema,
    timeZone: z.string(),
    /** The papers are not real: say so on the screen. */
    demo: z.boolean(),
    cabinets: z.array(cabinetSchema),
    /** The mains supply; `failing`: no tray is opened now. `unknown`: nothing warns of it here. */
    power: z.enum(mainsStates),
    /** Whether messages go out; `failing`: the last ones did not. */
    sms: z.enum(['works', 'failing']),
    /** How a code can be had here. */
    codeWays: z.array(codeWaySchema).min(1),
    /** What waits can also be fetched with a pickup QR and the phone number. */
    pickupQr: z.boolean(),
    nextRunAt: time,
    desk: z.strictObject({
      name: localizedTextSchema,
      address: z.string(),
      hours: localizedTextSchema,
      phone: z.string(),
    }),
    /** Where else papers can be left. */
    otherPlaces: z.array(
      z.strictObject({ name: localizedTextSchema, address: z.string(), hours: localizedTextSchema }),
    ),
    timing: timingSchema,
  })
  .meta({ id: 'KioskOverview' });
export type KioskOverview = z.infer<typeof kioskOverviewSchema>;

export const kioskOverviewExample: KioskOverview = {
  at: '2026-11-23T02:00:00.000Z',
  siteName: { vi: 'Bộ phận Một cửa', en: 'One-stop shop' },
  timeZone: 'Asia/Ho_Chi_Minh',
  demo: false,
  cabinets: [
    {
      id: 'A',
      name: { vi: 'Tủ A', en: 'Cabinet A' },
      answers: true,
      free: { small: 1, large: 0, low: 0 },
      trays: [{ label: 'A01', size: 'small', low: false, column: 1, row: 1 }],
    },
  ],
  power: 'present',
  sms: 'works',
  codeWays: ['message', 'call'],
  pickupQr: true,
  nextRunAt: '2026-11-23T06:30:00.000Z',
  desk: {
    name: { vi: 'Quầy số 1', en: 'Desk 1' },
    address: 'Số 247 đường Ví Dụ',
    hours: { vi: 'Thứ Hai đến thứ Sáu, 7:00–11:00', en: 'Monday to Friday, 7:00–11:00' },
    phone: '0296 000 0247',
  },
  otherPlaces: [
    {
      name: { vi: 'Bộ phận Một cửa phường Ví Dụ', en: 'Ví Dụ Ward One-Stop Shop' },
      address: 'Số 12 đường Mẫu',
      hours: { vi: 'Thứ Hai đến thứ Sáu, 7:00–17:00', en: 'Monday to Friday, 7:00–17:00' },
    },
  ],
  timing: {
    codeSeconds: 300,
    resendWaitSeconds: 60,
    sessionSeconds: 300,
    idleSeconds: 60,
    reservationSeconds: 300,
    reopenGraceSeconds: 60,
    leftOpenWarningSeconds: 30,
    leftOpenAlarmSeconds: 120,
  },
};
