import { useQueryClient } from '@tanstack/react-query';
import { useLiveEvents, type LiveEvent } from '../shared/live/use-live-events.js';
import { overviewQuery, personalQueries } from './api/queries.js';

const types = ['tray', 'door_operation', 'bank', 'power.changed'] as const;
const address = '/api/kiosk/events';

/** Reads again what a change concerns, as soon as it is told. @returns whether the stream stands. */
export function useLiveDoors(): boolean {
  const queries = useQueryClient();
  const readAgain = ({ type }: LiveEvent): void => {
    void queries.invalidateQueries({ queryKey: [...personalQueries, 'door'] });
    if (type !== 'tray') void queries.invalidateQueries({ queryKey: overviewQuery });
  };
  return useLiveEvents({
    address,
    types,
    onEvent: readAgain,
    onConnect: () => {
      void queries.invalidateQueries({ queryKey: [...personalQueries, 'door'] });
      void queries.invalidateQueries({ queryKey: overviewQuery });
    },
  });
}
