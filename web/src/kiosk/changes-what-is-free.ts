import type { LiveEvent } from '../shared/live/use-live-events.js';

/** Whether free trays are to be counted anew. Doors move often, and alone change nothing of that. */
export const changesWhatIsFree = ({ type, data }: Pick<LiveEvent, 'type' | 'data'>): boolean =>
  type !== 'tray' || 'usable' in data;
