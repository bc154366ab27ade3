import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createApi, ProblemError, read, send, type Schema } from '../shared/api/index.js';
import { readAgain } from '../shared/live/read-again.js';
import { useLiveEvents } from '../shared/live/use-live-events.js';
import type { Act } from './acts.js';

const api = createApi();
const changes = ['tray', 'bank', 'bus', 'cabinet', 'simulator', 'message', 'clock'] as const;

/** The simulated world as it is now, kept fresh by its events. */
export function useWorld() {
  const queries = useQueryClient();
  const cabinets = useQuery({
    queryKey: ['cabinets'],
    queryFn: () => read(api.GET('/api/simulator/cabinets')),
  });
  const phones = useQuery({
    queryKey: ['phones'],
    queryFn: () => read(api.GET('/api/simulator/messages')),
  });
  const connected = useLiveEvents({
    address: '/api/simulator/events',
    types: changes,
    onEvent: ({ type }) => {
      void readAgain(queries, [type === 'message' ? 'phones' : 'cabinets']);
    },
    onConnect: () => {
      void readAgain(queries);
    },
  });
  return { cabinets: cabinets.data, phones: phones.data, away: !connected || cabinets.isError };
}

const clockReadEveryMs = 5000;

/** The demo's time, read often enough for a clock that shows minutes. */
export function useDemoClock() {
  return useQuery({
    queryKey: ['clock'],
    queryFn: () => read(api.GET('/api/simulator/clock')),
    refetchInterval: clockReadEveryMs,
  });
}

/** Codes change every half minute; whoever types one must not find it outdated. */
const codesReadEveryMs = 2000;

/** What the authenticator apps of the staff show. */
export function useAuthenticators() {
  return useQuery({
    queryKey: ['authenticators'],
    queryFn: () => read(api.GET('/api/simulator/authenticators')),
    refetchInterval: codesReadEveryMs,
  });
}

/** What somebody who plays the world can do to it. */
export type Deed =
  | { readonly kind: 'act'; readonly label: string; readonly act: Act }
  | { readonly kind: 'break_tray'; readonly label: string; readonly faults: Schema<'SimulatedTrayFaults'> }
  | { readonly kind: 'break_bank'; readonly id: string; readonly faults: Schema<'SimulatedBankFaults'> }
  | { readonly kind: 'break_bus'; readonly id: string; readonly faults: Schema<'SimulatedBusFaults'> }
  | { readonly kind: 'contacts'; readonly id: string; readonly contacts: Schema<'SimulatedContactsPatch'> }
  | { readonly kind: 'power'; readonly id: string; readonly on: boolean }
  | { readonly kind: 'mend' }
  | { readonly kind: 'advance'; readonly milliseconds: number };

interface Done {
  readonly data?: unknown;
  readonly error?: unknown;
  readonly response: Response;
}

/** Does a deed; resolves, whatever came of it, when the world has been looked at again. */
export type Doing = (deed: Deed) => Promise<void>;

/** Does one deed after the other, each once. */
export function useDeeds(): { readonly carryOut: Doing; readonly refusal: ProblemError | undefined } {
  const queries = useQueryClient();
  const deeds = useMutation({
    scope: { id: 'deeds' },
    mutationFn: (deed: Deed): Promise<unknown> => send((header) => request(deed, header)),
    onSettled: () => readAgain(queries),
  });
  return {
    carryOut: (deed) =>
      deeds.mutateAsync(deed).then(
        () => undefined,
        // Told as the refusal of the last deed.
        () => undefined,
      ),
    refusal: deeds.error instanceof ProblemError ? deeds.error : undefined,
  };
}

function request(deed: Deed, header: { 'Idempotency-Key': string }): Promise<Done> {
  switch (deed.kind) {
    case 'act':
      return api.POST('/api/simulator/trays/{label}/acts', {
        params: { header, path: { label: deed.label } },
        body: { act: deed.act },
      });
    case 'break_tray':
      return api.POST('/api/simulator/trays/{label}/faults', {
        params: { header, path: { label: deed.label } },
        body: deed.faults,
      });
    case 'break_bank':
      return api.POST('/api/simulator/banks/{id}/faults', {
        params: { header, path: { id: deed.id } },
        body: deed.faults,
      });
    case 'break_bus':
      return api.POST('/api/simulator/buses/{id}/faults', {
        params: { header, path: { id: deed.id } },
        body: deed.faults,
      });
    case 'power':
      return api.POST('/api/simulator/cabinets/{id}/mains', {
        params: { header, path: { id: deed.id } },
        body: { on: deed.on },
      });
    case 'contacts':
      return api.POST('/api/simulator/cabinets/{id}/contacts', {
        params: { header, path: { id: deed.id } },
        body: deed.contacts,
      });
    case 'mend':
      return api.POST('/api/simulator/repairs', { params: { header } });
    case 'advance':
      return api.POST('/api/simulator/clock/advance', { body: { milliseconds: deed.milliseconds } });
  }
}
