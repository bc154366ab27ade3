import { type Tray } from './tray.js';

/** What the wires from one lock tell its board. */
export interface LockSensors {
  readonly doorClosed: boolean;
  readonly itemPresent: boolean;
}

/** What the sensors of a tray report, which is the truth unless they are stuck. */
export function sense(tray: Tray): LockSensors {
  const { doorSensor, itemSensor } = tray.faults;
  return {
    doorClosed: doorSensor === 'works' ? tray.door === 'closed' : doorSensor === 'stuck_closed',
    itemPresent: itemSensor === 'works' ? tray.papers.length > 0 : itemSensor === 'stuck_present',
  };
}
