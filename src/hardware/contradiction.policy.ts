import type { TraySensors } from './door-operation.view.js';

export type Contradiction = 'opened_without_authorisation' | 'papers_missing' | 'papers_unexpected';

/**
 * What a tray shows that its records do not explain while nobody is authorised to open it. An unknown sensor contradicts
 * nothing.
 */
export function contradiction(holdsPapers: boolean, sensors: TraySensors): Contradiction | undefined {
  if (sensors.door === 'open') return 'opened_without_authorisation';
  if (holdsPapers && sensors.occupancy === 'absent') return 'papers_missing';
  if (!holdsPapers && sensors.occupancy === 'present') return 'papers_unexpected';
  return undefined;
}
