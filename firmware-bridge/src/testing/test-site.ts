import { siteHardwareSchema, type SiteHardware } from '../../contract/index.js';

export interface TestBank {
  readonly cabinet: string;
  readonly bus?: string;
  readonly board: number;
  /** Letter of the tray labels: `A` gives A01 on lock 1, A02 on lock 2, A03 on lock 3. */
  readonly letter: string;
}

export interface TestSite {
  readonly banks: readonly TestBank[];
  readonly maximumOpenDoors?: number;
  readonly replyTimeoutMs?: number;
  readonly scanIntervalMs?: number;
  readonly minimumPulseGapMs?: number;
  readonly openConfirmationMs?: number;
  readonly pulseMs?: number;
  /** One supply for all buses, instead of the gap of each. */
  readonly supply?: { readonly minimumPulseGapMs: number; readonly locksAtOnce: number };
}

/** Enough for whatever one board does by itself. */
export const oneBank: TestSite = { banks: [{ cabinet: 'left', board: 0, letter: 'A' }] };

/** Two boards on one line in one cabinet. */
export const twoBanks: TestSite = {
  banks: [
    { cabinet: 'left', board: 0, letter: 'A' },
    { cabinet: 'left', board: 1, letter: 'B' },
  ],
};

const busOf = (bank: TestBank): string => bank.bus ?? 'main';

/** A site on simulated buses, quick enough for tests; passes the real schema. */
export function testSite({ banks, maximumOpenDoors = 1, ...timing }: TestSite): SiteHardware {
  const buses = [...new Set(banks.map(busOf))].map((id) => ({
    id,
    transport: { kind: 'simulator' },
    baudRate: 19200,
    replyTimeoutMs: timing.replyTimeoutMs ?? 40,
    scanIntervalMs: timing.scanIntervalMs ?? 1,
    ...(timing.supply ? { supply: 'locks' } : { minimumPulseGapMs: timing.minimumPulseGapMs ?? 0 }),
    openConfirmationMs: timing.openConfirmationMs ?? 300,
  }));
  const cabinets = [...new Set(banks.map(({ cabinet }) => cabinet))].map((id) => ({
    id,
    name: { vi: id, en: id },
    maximumOpenDoors,
    banks: banks
      .filter(({ cabinet }) => cabinet === id)
      .map((bank) => ({
        id: `bank-${bank.letter}`,
        bus: busOf(bank),
        driver: 'kerong-cu16',
        board: bank.board,
        occupancySensor: true,
        pulseMs: timing.pulseMs ?? 10,
        trays: [1, 2, 3].map((lock) => ({
          label: `${bank.letter}0${lock}`,
          lock,
          size: 'small',
          wheelchairReachable: true,
        })),
      })),
  }));
  const supplies = timing.supply ? { supplies: [{ id: 'locks', ...timing.supply }] } : {};
  return siteHardwareSchema.parse({ buses, cabinets, ...supplies });
}
