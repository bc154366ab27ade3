import type { UseQueryResult } from '@tanstack/react-query';
import { ProblemError, type Schema } from '../../shared/api/index.js';
import type { ScreenName } from '../conversation/screens.js';

export type HomeStanding = 'open' | 'power_failing' | 'out_of_service' | 'unreachable';

/** What is known of the service; `errorUpdateCount` counts the readings that failed since the page was opened. */
type Known = Pick<UseQueryResult<Schema<'KioskOverview'>>, 'data' | 'error' | 'errorUpdateCount'>;

/**
 * What the first screen offers. Power comes first, because an open tray must be closed now; a cabinet counts as out of
 * service when none of its boards answers.
 */
export function homeStanding({ data, error, errorUpdateCount }: Known): HomeStanding {
  if (error !== null && isNoAnswer(error)) return 'unreachable';
  // A reading that begins forgets the error of the one before as long as nothing was ever read.
  if (data === undefined) return errorUpdateCount > 0 ? 'unreachable' : 'open';
  if (data.power === 'failing') return 'power_failing';
  return data.cabinets.every(({ answers }) => !answers) ? 'out_of_service' : 'open';
}

const isNoAnswer = (error: Error): boolean =>
  !(error instanceof ProblemError) || error.code === 'unreachable' || error.status >= 500;

/** Screens that stay when the power fails: a door is open, or nothing more is asked of the cabinet. */
const stayWithoutPower: ReadonlySet<ScreenName> = new Set([
  'starting',
  'set_up',
  'home',
  'door',
  'deposited',
  'fetched',
  'rating',
  'thanks',
  'trouble',
]);

/** Whether a screen gives way because the power is failing. */
export const isStopped = (screen: ScreenName, overview: Schema<'KioskOverview'> | undefined): boolean =>
  overview?.power === 'failing' && !stayWithoutPower.has(screen);

/** Trays that are free and can be opened now. */
export const freeTrays = ({ cabinets }: Schema<'KioskOverview'>): number =>
  cabinets.reduce((sum, { free }) => sum + free.small + free.large, 0);
