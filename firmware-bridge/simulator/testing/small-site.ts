import { type SiteHardware, siteHardwareSchema } from '../../contract/index.js';

export interface SmallSite {
  readonly transport?: SiteHardware['buses'][number]['transport'];
  readonly baudRate?: number;
  readonly closedBit?: 0 | 1;
  readonly occupancySensor?: boolean;
  readonly pulseMs?: number;
  readonly maximumOpenDoors?: number;
}

/** One bus, one cabinet, two boards: trays A01–A04 on locks 1–4 of board 0, B01 and B02 on locks 1 and 2 of board 1. */
export function smallSite(change: SmallSite = {}): SiteHardware {
  const { closedBit = 1, occupancySensor = true, pulseMs = 500 } = change;
  const bank = (id: string, board: number, letter: string, locks: number[]): object => ({
    id,
    bus: 'main',
    driver: 'kerong-cu16',
    board,
    closedBit,
    occupancySensor,
    pulseMs,
    trays: locks.map((lock) => ({
      label: `${letter}0${lock}`,
      lock,
      size: 'small',
      wheelchairReachable: true,
    })),
  });
  return siteHardwareSchema.parse({
    buses: [
      {
        id: 'main',
        transport: change.transport ?? { kind: 'simulator' },
        baudRate: change.baudRate ?? 19_200,
      },
    ],
    cabinets: [
      {
        id: 'lobby',
        name: { vi: 'Tủ sảnh', en: 'Lobby cabinet' },
        maximumOpenDoors: change.maximumOpenDoors ?? 1,
        banks: [bank('left', 0, 'A', [1, 2, 3, 4]), bank('right', 1, 'B', [1, 2])],
      },
    ],
  });
}

/** The small site with all contacts that there may be, played as files `housing`, `presence` (active low) and `power-fail`. */
export function siteWithContacts(): SiteHardware {
  const { buses, cabinets } = smallSite();
  const contacts = {
    housing: { valueFile: 'housing' },
    presence: { valueFile: 'presence', activeLow: true },
  };
  return siteHardwareSchema.parse({
    buses,
    inputs: { powerFail: { valueFile: 'power-fail' } },
    cabinets: cabinets.map((cabinet) => ({ ...cabinet, contacts })),
  });
}
