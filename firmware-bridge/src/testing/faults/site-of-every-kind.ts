import { driverLimits, driverNames, siteHardwareSchema, type SiteHardware } from '../../../contract/index.js';

/** What every second line rests between two questions of its scan: fewer bytes to compute, so that a day passes in a minute or two. */
export const longestScanIntervalMs = 900;

/** The others scan so quickly that the scan's last look speaks for a pulse. */
const shortScanIntervalMs = 200;

/** A board as large as its highest wired lock needs; the larger the more there is to compute. */
const lastWiredLock = 16;

/** Of every second kind of board, so that both are there. */
const longCoolDownMs = 2_000;

/**
 * A site with one line and one cabinet of every wired kind: two boards each, with three locks wired. One door of a
 * cabinet may stand open.
 */
export function siteOfEveryKind(): SiteHardware {
  const buses = driverNames.map((driver, kind) => ({
    id: driver,
    transport: { kind: 'simulator' },
    baudRate: driverLimits[driver].baudRates[0],
    scanIntervalMs: kind % 2 === 0 ? shortScanIntervalMs : longestScanIntervalMs,
  }));
  const cabinets = driverNames.map((driver, kind) => {
    const { boards, locks, occupancySensors } = driverLimits[driver];
    return {
      id: driver,
      name: { vi: 'Tủ', en: 'Cabinet' },
      maximumOpenDoors: 1,
      banks: [0, 1].map((board) => ({
        id: `${driver}-${board}`,
        bus: driver,
        driver,
        board: boards[0] + board,
        occupancySensor: occupancySensors,
        coolDownMs: kind % 2 === 0 ? 0 : longCoolDownMs,
        trays: [locks[0], locks[0] + 1, Math.min(locks[1], lastWiredLock)].map((lock, index) => ({
          label: `${String.fromCharCode(65 + kind)}${board}${index + 1}`,
          lock,
          size: 'small',
          wheelchairReachable: true,
        })),
      })),
    };
  });
  return siteHardwareSchema.parse({ buses, cabinets });
}
