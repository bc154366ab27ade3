import { beforeEach, describe, expect, it } from '@jest/globals';
import { Cabinets } from '../cabinet/cabinets.js';
import { trayPlaces } from '../cabinet/places.js';
import { WorldRecord } from '../record/world-record.js';
import { ManualTimers } from '../testing/manual-timers.js';
import { smallSite } from '../testing/small-site.js';
import { People } from './people.js';

let timers: ManualTimers;
let record: WorldRecord;
let cabinets: Cabinets;
let people: People;

beforeEach(() => {
  timers = new ManualTimers();
  record = new WorldRecord('00000000-0000-4000-8000-000000000000', timers);
  cabinets = new Cabinets(trayPlaces(smallSite()), new Map(), record, timers, () => undefined);
  people = new People(cabinets, record, timers);
});

function openA01(): void {
  cabinets.pulse('left', 1, 500);
  timers.advance(100);
}

function stage(id: number): string {
  return people.get(id).stage;
}

describe('a person', () => {
  it('waits for the door, takes his time, puts the envelope in and closes', () => {
    const { id } = people.send({ tray: 'A01', does: 'put', paper: 'envelope', afterMs: 4000 });
    timers.advance(10_000);
    expect(stage(id)).toBe('waiting');
    openA01();
    expect(stage(id)).toBe('at_the_tray');
    timers.advance(3800);
    expect(cabinets.get('A01')).toMatchObject({ door: 'open', papers: [] });
    timers.advance(200);
    expect(cabinets.get('A01')).toMatchObject({ door: 'closed', papers: ['envelope'] });
    expect(stage(id)).toBe('done');
  });

  it('does the same at a door that already stands open', () => {
    openA01();
    const { id } = people.send({ tray: 'A01', does: 'put', paper: 'envelope' });
    timers.advance(0);
    expect(stage(id)).toBe('done');
    expect(cabinets.get('A01')).toMatchObject({ door: 'closed', papers: ['envelope'] });
  });

  it('leaves when his patience is at an end, and a door that opens later is not his', () => {
    const { id } = people.send({ tray: 'A01', does: 'put', paper: 'envelope', patienceMs: 5000 });
    timers.advance(4999);
    expect(stage(id)).toBe('waiting');
    timers.advance(1);
    expect(stage(id)).toBe('gave_up');
    openA01();
    timers.advance(60_000);
    expect(cabinets.get('A01')).toMatchObject({ door: 'open', papers: [] });
  });

  it('takes one paper or all, or only looks', () => {
    openA01();
    for (const paper of ['one', 'two', 'three']) cabinets.put('A01', paper);
    people.send({ tray: 'A01', does: 'take', paper: 'two', thenCloses: false });
    timers.advance(0);
    expect(cabinets.get('A01').papers).toEqual(['one', 'three']);
    people.send({ tray: 'A01', does: 'look', thenCloses: false });
    timers.advance(0);
    expect(cabinets.get('A01').papers).toEqual(['one', 'three']);
    people.send({ tray: 'A01', does: 'take' });
    timers.advance(0);
    expect(cabinets.get('A01')).toMatchObject({ door: 'closed', papers: [] });
  });

  it('walks away and leaves the door open', () => {
    const { id } = people.send({ tray: 'A01', does: 'walk_away_leaving_open', afterMs: 1000 });
    openA01();
    timers.advance(60_000);
    expect(stage(id)).toBe('done');
    expect(cabinets.get('A01').door).toBe('open');
  });

  it('says why it did not work, and closes all the same', () => {
    openA01();
    const { id } = people.send({ tray: 'A01', does: 'take', paper: 'ghost' });
    timers.advance(0);
    expect(people.get(id)).toMatchObject({
      stage: 'failed',
      detail: '"ghost" does not lie in tray A01',
    });
    expect(cabinets.get('A01').door).toBe('closed');
  });

  it('fails when somebody slams the door before he acts', () => {
    const { id } = people.send({ tray: 'A01', does: 'put', paper: 'envelope', afterMs: 4000 });
    openA01();
    cabinets.close('A01');
    timers.advance(4000);
    expect(people.get(id)).toMatchObject({ stage: 'failed', detail: 'the door of tray A01 is closed' });
  });

  it('tells when he has left', async () => {
    const { id } = people.send({ tray: 'A01', does: 'look' });
    const finished = people.finished(id);
    openA01();
    timers.advance(0);
    await expect(finished).resolves.toMatchObject({ id, stage: 'done' });
  });

  it('is on record, from arriving to leaving', () => {
    people.send({ tray: 'A01', does: 'look' });
    openA01();
    const stages = record
      .since(1)
      .entries.flatMap(({ event }) => (event.kind === 'person' ? [event.stage] : []));
    expect(stages).toEqual(['waiting', 'at_the_tray', 'done']);
  });
});

describe('several people', () => {
  it('queue at a tray: one opening is for one of them', () => {
    const first = people.send({ tray: 'A01', does: 'put', paper: 'envelope', afterMs: 2000 });
    const second = people.send({ tray: 'A01', does: 'take', paper: 'envelope' });
    openA01();
    timers.advance(2000);
    expect([stage(first.id), stage(second.id)]).toEqual(['done', 'waiting']);
    openA01();
    expect(stage(second.id)).toBe('done');
    expect(cabinets.get('A01').papers).toEqual([]);
  });

  it('use the door that the one before left open', () => {
    people.send({ tray: 'A01', does: 'walk_away_leaving_open', afterMs: 2000 });
    const second = people.send({ tray: 'A01', does: 'put', paper: 'flyer' });
    openA01();
    expect(stage(second.id)).toBe('waiting');
    timers.advance(2000);
    expect(stage(second.id)).toBe('done');
  });

  it('are 200 at most at a time', () => {
    for (let count = 0; count < 200; count++) people.send({ tray: 'A01', does: 'look' });
    expect(() => people.send({ tray: 'A01', does: 'look' })).toThrow('200 people are already waiting');
    timers.advance(60_000);
    expect(people.send({ tray: 'A01', does: 'look' }).stage).toBe('waiting');
  });

  it('are forgotten, the oldest first, when a thousand have been there', () => {
    for (let count = 0; count < 1001; count++) {
      people.send({ tray: 'A01', does: 'look', patienceMs: 0 });
      timers.advance(0);
    }
    expect(people.list()).toHaveLength(1000);
    expect(() => people.get(1)).toThrow('there is no person 1');
    expect(stage(2)).toBe('gave_up');
  });

  it('are all sent away when the simulator stops', async () => {
    const { id } = people.send({ tray: 'A01', does: 'look' });
    const finished = people.finished(id);
    people.stop();
    await expect(finished).resolves.toMatchObject({ stage: 'gave_up' });
    cabinets.stop();
    expect(timers.pending).toBe(0);
  });
});

it('refuses people for a tray that is not there', () => {
  expect(() => people.send({ tray: 'Z99', does: 'look' })).toThrow('there is no tray "Z99"');
  expect(people.list()).toEqual([]);
});
