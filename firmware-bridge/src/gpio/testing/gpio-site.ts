import {
  type Bias,
  siteHardwareSchema,
  type GpioBackEnd,
  type SiteHardware,
} from '../../../contract/index.js';

export interface GpioSite {
  readonly backEnd?: GpioBackEnd;
  readonly simulated?: boolean;
  /** Six locks: on lines of their own, or where two rows and three columns cross. */
  readonly locks?: 'relays' | 'matrix';
  readonly doors?: 'lines' | 'matrix';
  /** Polarity of the outputs, and of a matrix of switches. */
  readonly activeLow?: boolean;
  readonly closedBit?: 0 | 1;
  /** Of switches on lines of their own. */
  readonly bias?: Bias;
  readonly pulseMs?: number;
  readonly coolDownMs?: number;
  readonly minimumPulseGapMs?: number;
}

export const outputChip = 'pinctrl-bcm2711';
export const inputChip = '1-0020';

/** A cabinet of six trays, A01–A06 on locks 1–6, with outputs on the computer and switches on an expander. */
export function gpioSite(site: GpioSite = {}): SiteHardware {
  const { locks = 'matrix', doors = 'lines', activeLow = false, closedBit = 0 } = site;
  const outputs = (...offsets: number[]): object => ({ chip: outputChip, offsets, activeLow });
  const inputs = (...offsets: number[]): object => ({ chip: inputChip, offsets });
  const bank = {
    id: 'pins',
    bus: 'gpio',
    occupancySensor: false,
    pulseMs: site.pulseMs ?? 500,
    coolDownMs: site.coolDownMs ?? 0,
    ...(locks === 'relays'
      ? { driver: 'gpio-relays', lines: outputs(4, 5, 6, 12, 13, 16) }
      : { driver: 'gpio-matrix', rows: outputs(4, 5), columns: outputs(6, 12, 13) }),
    doors:
      doors === 'lines'
        ? {
            wiring: 'lines',
            closedBit,
            ...(site.bias && { bias: site.bias }),
            lines: [inputs(0, 1, 2, 3), inputs(4, 5)],
          }
        : {
            wiring: 'matrix',
            closedBit,
            rows: { chip: inputChip, offsets: [0, 1], activeLow: closedBit === 0 },
            columns: inputs(2, 3, 4),
          },
    trays: [1, 2, 3, 4, 5, 6].map((lock) => ({
      label: `A0${lock}`,
      lock,
      size: 'small',
      wheelchairReachable: true,
    })),
  };
  return siteHardwareSchema.parse({
    buses: [
      {
        id: 'gpio',
        transport: { kind: 'gpio', backEnd: site.backEnd ?? 'libgpiod', simulated: site.simulated ?? true },
        minimumPulseGapMs: site.minimumPulseGapMs ?? 300,
      },
    ],
    cabinets: [{ id: 'A', name: { vi: 'Tủ', en: 'Cabinet' }, maximumOpenDoors: 8, banks: [bank] }],
  });
}
