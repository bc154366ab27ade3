import type { Schema } from '../shared/api/index.js';

export type SimulatedTray = Schema<'SimulatedTray'>;
export type Act = Schema<'SimulatedAct'>['act'];

/** What a person can do before a tray as it stands; the first is the most likely. */
export function actsFor({
  door,
  held,
  papers,
}: Pick<SimulatedTray, 'door' | 'held' | 'papers'>): readonly Act[] {
  switch (door) {
    case 'locked':
      return ['force_open'];
    case 'unlocked':
      return ['open_door'];
    case 'open': {
      const withPapers: readonly Act[] = papers > 0 ? ['take_papers', 'put_papers'] : ['put_papers'];
      return held ? [...withPapers, 'release'] : ['close_door', ...withPapers, 'hold_open'];
    }
  }
}

/** What a click on a tray does besides choosing it: a door that is unlocked is opened. */
export const actOfClick = ({ door }: Pick<SimulatedTray, 'door'>): Act | undefined =>
  door === 'unlocked' ? 'open_door' : undefined;

export const isBroken = ({ faults }: SimulatedTray): boolean =>
  faults.jammed ||
  faults.sticking ||
  faults.doesNotLatch ||
  faults.doorSensor !== 'works' ||
  faults.itemSensor !== 'works';
