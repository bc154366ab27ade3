import type { DoorOperation, Dossier, Run, RunItem } from '../run-types.js';

/** Values for tests of the run's decisions. */
export const aDossier = (changes: Partial<Dossier> = {}): Dossier => ({
  id: 'd1',
  origin: 'deposit',
  depositNumber: 'G-261122-0007',
  officialCode: null,
  procedure: { code: '1.001193', name: { vi: 'Đăng ký khai sinh', en: 'Birth registration' } },
  state: 'deposited',
  contents: 'application',
  custody: 'tray',
  custodyCertain: true,
  missing: false,
  trayLabel: 'A07',
  department: null,
  officer: null,
  phone: '09xx xxx 123',
  holderName: null,
  lowTray: false,
  missingPapers: [],
  reason: null,
  createdAt: '2026-11-22T10:00:00.000Z',
  reservedUntil: null,
  depositedAt: null,
  acceptedAt: null,
  dueAt: null,
  loadedAt: null,
  windowEndsAt: null,
  closedAt: null,
  operationPending: false,
  commands: [],
  openings: [],
  ...changes,
});

export const anOperation = (changes: Partial<DoorOperation> = {}): DoorOperation => ({
  id: 'o1',
  trayLabel: 'A07',
  dossierId: 'd1',
  purpose: 'collect',
  authorisedAt: '2026-11-22T10:00:00.000Z',
  outcome: null,
  outcomeReason: null,
  readyInMs: null,
  doorSeenOpen: false,
  door: 'closed',
  occupancy: 'present',
  confirmation: 'nothing',
  leftOpen: 'none',
  settlement: null,
  settledAt: null,
  ...changes,
});

export const anItem = (changes: Partial<RunItem> = {}): RunItem => ({
  id: 'i1',
  list: 'collect',
  position: 1,
  trayLabel: 'A07',
  result: 'pending',
  reason: null,
  dossier: aDossier(),
  outOfServiceReason: null,
  opening: 'collect',
  toBeDecided: false,
  toBeReceived: false,
  doorOperation: null,
  ...changes,
});

const person = { id: 'p1', displayName: 'Nguyễn Thị Lan' };

/** An open run over these items. */
export const aRun = (items: readonly RunItem[]): Run => {
  const ofList = (list: RunItem['list']): RunItem[] => items.filter((item) => item.list === list);
  return {
    id: 'r1',
    scheduledAt: '2026-11-23T01:00:00.000Z',
    extra: false,
    catchesUp: [],
    openedAt: '2026-11-23T01:00:00.000Z',
    openedBy: person,
    closedAt: null,
    closedBy: null,
    lists: {
      collect: ofList('collect'),
      return: ofList('return'),
      inspect: ofList('inspect'),
      load: ofList('load'),
    },
    counts: { pending: items.length, done: 0, gone: 0, unresolved: 0 },
    otherOpenings: [],
    handOvers: [],
  };
};
