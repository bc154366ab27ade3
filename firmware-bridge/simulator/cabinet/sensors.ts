import { type Randomness } from '../randomness.js';
import { type TornDoor } from './places.js';
import { type Tray } from './tray.js';

/** What the wires from one lock tell its board. */
export interface LockSensors {
  readonly doorClosed: boolean;
  readonly itemPresent: boolean;
}

type Chance = Pick<Randomness, 'below'>;

/** What the sensors of a tray report, which is the truth unless they are broken. */
export function sense(tray: Tray, tornDoor: TornDoor, chance: Chance): LockSensors {
  return { doorClosed: sensesClosed(tray, tornDoor, chance), itemPresent: sensesItem(tray, chance) };
}

function sensesClosed({ door, faults }: Tray, tornDoor: TornDoor, chance: Chance): boolean {
  if (wavers(faults, tornDoor)) return chance.below(2) === 0;
  switch (faults.doorSensor) {
    case 'works':
      return door === 'closed';
    case 'torn_off':
      return tornDoor === 'closed';
    default:
      return faults.doorSensor === 'stuck_closed';
  }
}

function sensesItem({ papers, faults: { itemSensor } }: Tray, chance: Chance): boolean {
  if (itemSensor === 'flickers') return chance.below(2) === 0;
  return itemSensor === 'works' ? papers.length > 0 : itemSensor === 'stuck_present';
}

/** Whether the door's sensor shows now one and now the other. */
export function wavers({ doorSensor }: Tray['faults'], tornDoor: TornDoor): boolean {
  return doorSensor === 'flickers' || (doorSensor === 'torn_off' && tornDoor === 'floats');
}
