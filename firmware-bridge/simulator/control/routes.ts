import { z } from 'zod';
import { trayFaultsPatchSchema } from '../cabinet/tray-faults.js';
import { cabinetFaultsPatchSchema, inputFaultsPatchSchema } from '../contacts/contact-faults.js';
import { contactsPatchSchema } from '../contacts/contacts.js';
import { bankFaultsPatchSchema, busFaultsPatchSchema } from '../faults/line-faults.js';
import { handNames, hands } from '../hands.js';
import { personScriptSchema } from '../people/script.js';
import { parsePart } from './problem.js';
import { type Steerable } from './steerable.js';

export interface RouteRequest {
  /** The value of a `:name` in the route's path. */
  readonly parameter: (name: string) => string;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
}

export interface Route {
  readonly method: 'GET' | 'POST';
  /** Segments beginning with `:` are parameters. */
  readonly path: string;
  /** @returns what is answered as JSON */
  handle(request: RouteRequest, simulator: Steerable): unknown;
}

/** As many entries as one answer may carry; the reader asks on from the last. */
export const recordPageLimit = 5000;

export const sinceSchema = z.strictObject({ since: z.coerce.number().int().min(1).default(1) });

const nothing = z.strictObject({});
const mainsSchema = z.strictObject({ on: z.boolean() });
const personId = z.coerce.number().int().positive();
const waiting = z.strictObject({ finished: z.enum(['true', 'false']).default('false') });

/** As it stands in an address: `force-open`. */
const inAddress = (name: string): string => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

const actions: readonly Route[] = handNames.map((name) => ({
  method: 'POST',
  path: `/trays/:label/${inAddress(name)}`,
  handle: ({ parameter, body }, { trays }) =>
    hands[name].reach(trays, parameter('label'), parsePart('body', hands[name].details, body)),
}));

const jamming: readonly Route[] = [
  { action: 'jam', jammed: true },
  { action: 'unjam', jammed: false },
].map(({ action, jammed }) => ({
  method: 'POST',
  path: `/trays/:label/${action}`,
  handle: ({ parameter, body }, { faults }) => {
    parsePart('body', nothing, body);
    return faults.tray(parameter('label'), { jammed });
  },
}));

const faults: readonly Route[] = [
  {
    method: 'POST',
    path: '/trays/:label/faults',
    handle: ({ parameter, body }, simulator) =>
      simulator.faults.tray(parameter('label'), parsePart('body', trayFaultsPatchSchema, body)),
  },
  {
    method: 'POST',
    path: '/banks/:id/faults',
    handle: ({ parameter, body }, simulator) =>
      simulator.faults.bank(parameter('id'), parsePart('body', bankFaultsPatchSchema, body)),
  },
  {
    method: 'POST',
    path: '/buses/:id/faults',
    handle: ({ parameter, body }, simulator) =>
      simulator.faults.bus(parameter('id'), parsePart('body', busFaultsPatchSchema, body)),
  },
  {
    method: 'POST',
    path: '/cabinets/:id/mains',
    handle: ({ parameter, body }, { power }) => {
      const id = parameter('id');
      return { id, power: power.setMains(id, parsePart('body', mainsSchema, body).on) };
    },
  },
  {
    method: 'POST',
    path: '/cabinets/:id/contacts',
    handle: ({ parameter, body }, { contacts }) =>
      contacts.set(parameter('id'), parsePart('body', contactsPatchSchema, body)),
  },
  {
    method: 'POST',
    path: '/cabinets/:id/faults',
    handle: ({ parameter, body }, simulator) =>
      simulator.faults.cabinet(parameter('id'), parsePart('body', cabinetFaultsPatchSchema, body)),
  },
  {
    method: 'POST',
    path: '/inputs/faults',
    handle: ({ body }, simulator) => simulator.faults.inputs(parsePart('body', inputFaultsPatchSchema, body)),
  },
  {
    method: 'POST',
    path: '/reset-faults',
    handle: async ({ body }, simulator) => {
      parsePart('body', nothing, body);
      simulator.power.restoreAll();
      await simulator.faults.reset();
      return {};
    },
  },
];

/** Everything the control socket answers at once; `/events` is a stream and stands by itself. */
export const routes: readonly Route[] = [
  { method: 'GET', path: '/state', handle: (_request, simulator) => simulator.state() },
  {
    method: 'GET',
    path: '/record',
    handle: ({ query }, simulator) =>
      simulator.record(parsePart('query', sinceSchema, query).since, recordPageLimit),
  },
  {
    method: 'GET',
    path: '/trays/:label',
    handle: ({ parameter }, { trays }) => trays.get(parameter('label')),
  },
  ...actions,
  ...jamming,
  {
    method: 'POST',
    path: '/people',
    handle: ({ body }, { people }) => people.send(parsePart('body', personScriptSchema, body)),
  },
  {
    method: 'GET',
    path: '/people/:id',
    handle: ({ parameter, query }, { people }) => {
      const id = parsePart('path', personId, parameter('id'));
      const { finished } = parsePart('query', waiting, query);
      return finished === 'true' ? people.finished(id) : people.get(id);
    },
  },
  ...faults,
];
