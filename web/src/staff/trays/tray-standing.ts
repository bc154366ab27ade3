import type { Tray } from './tray-types.js';

/** What a tray's place on the map says, the most urgent first. */
export const standings = [
  'open',
  'unknown_content',
  'no_signal',
  'out_of_service',
  'papers',
  'promised',
  'free',
] as const;

export type Standing = (typeof standings)[number];

type Facts = Pick<Tray, 'door' | 'contentKnown' | 'inService' | 'holds'>;

/** Total: every tray has one standing. */
export function standingOf({ door, contentKnown, inService, holds }: Facts): Standing {
  if (door === 'open') return 'open';
  if (!contentKnown) return 'unknown_content';
  if (door === 'unknown') return 'no_signal';
  if (!inService) return 'out_of_service';
  if (holds === 'papers') return 'papers';
  return holds === 'promise' ? 'promised' : 'free';
}

/** Whether a citizen’s or an officer’s papers could be put in now. */
export const isFree = (tray: Facts & Pick<Tray, 'doorOperationId' | 'dossierId'>): boolean =>
  standingOf(tray) === 'free' && tray.doorOperationId === null;

/** How many trays stand how; every standing, also with none. */
export function countStandings(trays: readonly Facts[]): Readonly<Record<Standing, number>> {
  const counts = Object.fromEntries(standings.map((standing) => [standing, 0])) as Record<Standing, number>;
  for (const tray of trays) counts[standingOf(tray)] += 1;
  return counts;
}
