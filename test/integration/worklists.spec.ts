import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { dayMs } from '../../src/kernel/index.js';
import { bodyOf, type Caller } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';
import { command, newOfficialCode } from '../support/dossiers.js';
import { signInAs } from '../support/staff.js';

interface Seen {
  readonly id: string;
  readonly count: number;
  readonly late: number;
  readonly search: Record<string, string>;
}

let world: DossierWorld;
/** Accepted, for the department of the demo. */
let own: string;
/** Accepted, for another one. */
let foreign: string;

async function accepted(departmentCode?: string): Promise<string> {
  const id = await world.deposit();
  await world.collect(id);
  const body = {
    officialCode: newOfficialCode(),
    ...(departmentCode === undefined ? {} : { departmentCode }),
  };
  await world.command(id, 'accept', body);
  return id;
}

beforeAll(async () => {
  world = await DossierWorld.start();
  own = await accepted();
  foreign = await accepted('land-registry');
});

afterAll(async () => {
  await world.stop();
});

async function lists(staff: Caller): Promise<Seen[]> {
  return bodyOf<{ lists: Seen[] }>(await staff.get('/api/staff/worklists')).lists;
}

async function counts(staff: Caller): Promise<Record<string, number>> {
  const seen = (await lists(staff)).filter(({ count }) => count > 0);
  return Object.fromEntries(seen.map(({ id, count }) => [id, count]));
}

async function found(staff: Caller, search: Record<string, string>): Promise<string[]> {
  const query = new URLSearchParams(search).toString();
  const { dossiers } = bodyOf<{ dossiers: { id: string }[] }>(
    await staff.get(`/api/staff/dossiers?${query}`),
  );
  return dossiers.map(({ id }) => id).sort();
}

describe('the worklists', () => {
  it('count for a department its own, and for the officer all', async () => {
    expect(await counts(world.department)).toEqual({ coming_to_department: 1 });
    expect(await counts(world.officer)).toEqual({ to_hand_to_department: 2 });
    expect(await counts(world.desk)).toEqual({});
  });

  it('follow the papers, and say what is late', async () => {
    await command(world.department, own, 'receive-in-department');
    expect(await counts(world.department)).toEqual({ to_process: 1 });
    world.service.clock.advance(2 * dayMs);
    await world.signInAgain();
    const [late] = (await lists(world.department)).filter(({ count }) => count > 0);
    expect(late).toMatchObject({ id: 'to_process', count: 1, late: 1 });
    await command(world.department, own, 'finish');
    expect(await counts(world.department)).toEqual({ results_waiting: 1 });
    expect(await counts(world.officer)).toEqual({ to_hand_to_department: 1, to_fetch_from_department: 1 });
  });

  it('name the search that finds exactly what they count', async () => {
    for (const staff of [world.officer, world.department]) {
      for (const { search, count } of await lists(staff))
        expect(await found(staff, search)).toHaveLength(count);
    }
  });

  it('belong to no search of another department', async () => {
    expect(await found(world.department, {})).toEqual([own]);
    expect(await found(world.department, { departmentCode: 'land-registry' })).toEqual([]);
    expect(await found(world.department, { state: 'routed' })).toEqual([]);
    expect((await world.department.get(`/api/staff/dossiers/${foreign}`)).status).toBe(404);
    const agency = await signInAs(world.service, 'agency');
    expect([await found(agency, {}), await counts(agency)]).toEqual([[], {}]);
    expect(await found(world.officer, {})).toEqual([own, foreign].sort());
  });

  it('are not for those who read no dossiers', async () => {
    const technician = await signInAs(world.service, 'technician');
    expect((await technician.get('/api/staff/worklists')).status).toBe(403);
  });
});
