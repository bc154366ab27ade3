import { useQueryClient } from '@tanstack/react-query';
import { readAgain } from '../shared/live/read-again.js';
import { useLiveEvents, type LiveEvent } from '../shared/live/use-live-events.js';
import { overviewQuery, personalQueries } from './api/queries.js';
import { changesWhatIsFree } from './changes-what-is-free.js';

const types = ['tray', 'door_operation', 'bank', 'power.changed'] as const;
const address = '/api/kiosk/events';
const doorQueries = [...personalQueries, 'door'];

/** Reads again what a change concerns, as soon as it is told. @returns whether the stream stands. */
export function useLiveDoors(): boolean {
  const queries = useQueryClient();
  const hear = (event: LiveEvent): void => {
    void readAgain(queries, doorQueries);
    if (changesWhatIsFree(event)) void readAgain(queries, overviewQuery);
  };
  return useLiveEvents({
    address,
    types,
    onEvent: hear,
    onConnect: () => {
      void readAgain(queries, doorQueries);
      void readAgain(queries, overviewQuery);
    },
  });
}
