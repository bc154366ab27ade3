import type { DoorOperationView } from '../../src/hardware/index.js';
import { Sweeps } from '../../src/platform/index.js';
import { bodyOf, type Caller } from './caller.js';
import type { DossierWorld } from './dossier-world.js';
import { openAndUse } from './dossiers.js';
import type { ScriptedBridge } from './scripted-bridge.js';
import { hasJustProved } from './staff.js';

export const lists = ['collect', 'return', 'inspect', 'load'] as const;
export type ListName = (typeof lists)[number];

export interface SeenItem {
  readonly id: string;
  readonly list: ListName;
  readonly position: number;
  readonly trayLabel: string | null;
  readonly result: 'pending' | 'done' | 'gone' | 'unresolved';
  readonly reason: string | null;
  readonly dossier: {
    readonly id: string;
    readonly state: string;
    readonly depositNumber: string | null;
    readonly officialCode: string | null;
    readonly procedure: { readonly code: string };
  } | null;
  readonly outOfServiceReason: { readonly vi: string } | null;
  readonly opening: string | null;
  readonly toBeDecided: boolean;
  readonly toBeReceived: boolean;
  readonly doorOperation: DoorOperationView | null;
}

export interface SeenRun {
  readonly id: string;
  readonly scheduledAt: string;
  readonly extra: boolean;
  readonly catchesUp: readonly string[];
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly lists: Readonly<Record<ListName, readonly SeenItem[]>>;
  readonly counts: Readonly<Record<SeenItem['result'], number>>;
  readonly otherOpenings: readonly {
    readonly trayLabel: string;
    readonly purpose: string;
    readonly settlement: string | null;
  }[];
  readonly handOvers: readonly { readonly departmentCode: string; readonly dossiers: number }[];
}

export async function openRun(officer: Caller): Promise<SeenRun> {
  return bodyOf<SeenRun>(await officer.post('/api/staff/runs'));
}

export async function readRun(staff: Caller, id: string): Promise<SeenRun> {
  return bodyOf<SeenRun>(await staff.get(`/api/staff/runs/${id}`));
}

export async function closeRun(officer: Caller, id: string, reasons: object[] = []): Promise<SeenRun> {
  return bodyOf<SeenRun>(await officer.post(`/api/staff/runs/${id}/closing`, { reasons }));
}

/** Closes a run whatever is left on its lists. */
export async function closeAnyhow(officer: Caller, id: string): Promise<SeenRun> {
  const run = await readRun(officer, id);
  const pending = lists.flatMap((list) => run.lists[list]).filter(({ result }) => result === 'pending');
  const reasons = pending.map((item) => ({ itemId: item.id, reason: 'Để lượt sau' }));
  return closeRun(officer, id, reasons);
}

export function itemOf(run: SeenRun, list: ListName, dossierId: string): SeenItem {
  const item = run.lists[list].find(({ dossier }) => dossier?.id === dossierId);
  if (!item) throw new Error(`The list ${list} lacks the dossier ${dossierId}`);
  return item;
}

/** `A03 pending`, item by item. */
export function told(items: readonly SeenItem[]): string[] {
  return items.map(({ trayLabel, result }) => `${trayLabel ?? '-'} ${result}`);
}

/** Opens the tray of an item, moves papers, and waits for the settlement. */
export async function workOff(
  world: DossierWorld,
  run: { readonly id: string },
  item: { readonly id: string },
  person: Parameters<ScriptedBridge['use']>[1],
  body: object = {},
): Promise<DoorOperationView & { readonly settlement: string }> {
  await hasJustProved(world.service, world.officer);
  const request = world.officer.post(`/api/staff/runs/${run.id}/items/${item.id}/opening`, body);
  return openAndUse(world.service, world.bridge, request, person);
}

/** Moves the clock to a time told in Vietnamese time, does what falls due, and signs everybody in again. */
export async function goTo(world: DossierWorld, localTime: string): Promise<void> {
  const { clock, application } = world.service;
  clock.advance(new Date(`${localTime}+07:00`).getTime() - clock.now().getTime());
  await application.get(Sweeps).runAll();
  await world.signInAgain();
}
