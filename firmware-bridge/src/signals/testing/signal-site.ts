import { siteHardwareSchema, type GpioBackEnd, type SiteHardware } from '../../../contract/index.js';
import { oneBank, testSite } from '../../testing/test-site.js';

export const signalChip = 'pinctrl-bcm2711';

export interface SignalSite {
  readonly backEnd?: GpioBackEnd;
  readonly maximumOpenDoors?: number;
}

/**
 * One cabinet, `left`, with trays A01–A03 on a lock board, lamp and buzzer on lines of the computer and lamps of the trays on an
 * expander. The lamp is on at level 0. Doors left open are warned of after 10 seconds, for a minute; lamps are lit for two.
 */
export function signalSite({ backEnd = 'sysfs', maximumOpenDoors = 8 }: SignalSite = {}): SiteHardware {
  const hardware = testSite({ ...oneBank, maximumOpenDoors });
  return siteHardwareSchema.parse({
    ...hardware,
    doors: { leftOpenWarningSeconds: 10 },
    signals: { backEnd, simulated: true, lampMinutes: 2, buzzerMinutes: 1 },
    cabinets: hardware.cabinets.map((cabinet) => ({
      ...cabinet,
      contacts: {
        housing: { valueFile: 'housing.value' },
        presence: { valueFile: 'presence.value' },
      },
      signals: {
        lamp: { chip: signalChip, offset: 20, activeLow: true },
        buzzer: { chip: signalChip, offset: 21 },
        trayLamps: [{ chip: '1-0024', offsets: [0, 1, 2] }],
      },
    })),
  });
}
