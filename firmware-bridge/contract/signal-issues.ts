import type { HardwareIssue } from './issue.js';
import { linesOf, type NamedLine } from './gpio-issues.js';
import { isSimulatedBus, type CabinetHardware, type WiredSite } from './site-hardware.js';

/** Every line of a cabinet that switches a lamp or a buzzer, and where in the cabinet it is named. */
export function signalLines({ signals }: Pick<CabinetHardware, 'signals'>): NamedLine[] {
  const { lamp, buzzer, trayLamps = [] } = signals ?? {};
  return [
    ...(lamp ? [{ ...lamp, path: ['signals', 'lamp', 'offset'] }] : []),
    ...(buzzer ? [{ ...buzzer, path: ['signals', 'buzzer', 'offset'] }] : []),
    ...trayLamps.flatMap((group, g) => linesOf(group, 'signals', 'trayLamps', g)),
  ];
}

/** What the signals of a site lack, or name that is not there. */
export function findSignalIssues({ signals, buses, cabinets }: WiredSite): HardwareIssue[] {
  const issues: HardwareIssue[] = [];
  if (signals?.simulated && !buses.some(isSimulatedBus)) {
    const message = 'must be false: the simulator plays lamps and buzzers only beside simulated buses';
    issues.push({ path: ['signals', 'simulated'], message });
  }
  cabinets.forEach((cabinet, c) => {
    if (cabinet.signals === undefined) return;
    const at = ['cabinets', c, 'signals'];
    if (signals === undefined) {
      const message = 'needs "signals" of the site, which says by which back end their lines are reached';
      issues.push({ path: at, message });
    }
    const { trayLamps } = cabinet.signals;
    if (trayLamps === undefined) return;
    const lamps = trayLamps.flatMap(({ offsets }) => offsets).length;
    const trays = cabinet.banks.flatMap((bank) => bank.trays).length;
    if (lamps === trays) return;
    const message = `must have a line for each of the ${trays} trays of cabinet "${cabinet.id}", in their order; has ${lamps}`;
    issues.push({ path: [...at, 'trayLamps'], message });
  });
  return issues;
}
