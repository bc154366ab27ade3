import { beforeEach, describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { ContactHardware } from '../../contract/index.js';
import { Clock } from '../boards/testing/clock.js';
import type { Inputs } from '../gpio/inputs.js';
import { GpioError, type Level } from '../gpio/lines.js';
import { quiet } from '../testing/bench.js';
import { ContactLoop, longestLookMs } from './contact-loop.js';
import { ContactMaker } from './contact-maker.js';
import { LineLook } from './line-look.js';

const chip = '1-0020';

const inTime = new AbortController().signal;

let clock: Clock;
/** Each read, as the offsets that it asked for. */
let reads: string[];
/** Lines that spoil every read. */
let dead: Set<number>;
let errors: string[];

beforeEach(() => {
  clock = new Clock();
  reads = [];
  dead = new Set();
  errors = [];
});

const inputs: Inputs = {
  look: () =>
    Promise.resolve(({ offsets }, bias) => {
      reads.push([...offsets, ...(bias ? [bias] : [])].join(' '));
      return offsets.some((offset) => dead.has(offset))
        ? Promise.reject(new GpioError('no such line'))
        : Promise.resolve(offsets.map((): Level => 1));
    }),
};

function look(): LineLook {
  const logger = pino({ level: 'error' }, { write: (line: string) => errors.push(line) });
  return new LineLook({ chip, bias: 'pull-up' }, () => Promise.resolve(inputs), clock, logger);
}

const line = (offset: number): ContactHardware & { chip: string; offset: number } => ({
  chip,
  offset,
  activeLow: false,
});
const lines = [line(3), line(4), line(5)];

describe('a look at the contacts of one chip', () => {
  it('reads all of them at once', async () => {
    expect(await look().look(lines, inTime)).toEqual(['active', 'active', 'active']);
    expect(reads).toEqual(['3 4 5 pull-up']);
  });

  it('asks each alone when one spoils it, and leaves that one out for a second', async () => {
    const kind = look();
    dead.add(4);
    const seen = ['active', 'unknown', 'active'];
    expect(await kind.look(lines, inTime)).toEqual(seen);
    expect(reads.splice(0)).toEqual(['3 4 5', '3', '4', '5'].map((asked) => `${asked} pull-up`));
    await clock.pass(999);
    expect(await kind.look(lines, inTime)).toEqual(seen);
    expect(reads.splice(0)).toEqual(['3 5 pull-up']);
    await clock.pass(1);
    expect(await kind.look(lines, inTime)).toEqual(seen);
    expect(reads.splice(0)[0]).toBe('3 4 5 pull-up');
    dead.clear();
    await clock.pass(1_000);
    expect(await kind.look(lines, inTime)).toEqual(['active', 'active', 'active']);
    expect(await kind.look(lines, inTime)).toEqual(['active', 'active', 'active']);
    expect(reads).toEqual(['3 4 5 pull-up', '3 4 5 pull-up']);
    expect(errors).toHaveLength(1);
  });

  it('says of each that it is unknown where the computer has no such back end', async () => {
    const none = new LineLook(
      { chip, bias: undefined },
      () => Promise.reject(new GpioError('needs onoff')),
      clock,
      quiet,
    );
    expect(await none.look(lines, inTime)).toEqual(['unknown', 'unknown', 'unknown']);
  });
});

describe('looks', () => {
  it('are no more than five a second', async () => {
    const loop = new ContactLoop(look(), clock, quiet);
    for (const place of lines) loop.add(place, 'a line', 0).start(() => undefined);
    await clock.pass(10_000);
    expect(reads.length).toBeLessThanOrEqual(51);
    expect(reads.length).toBeGreaterThan(40);
    expect(new Set(reads)).toEqual(new Set(['3 4 5 pull-up']));
  });

  it('that hang leave the contact unknown, and have no other beside them', async () => {
    let begun = 0;
    let end: (states: readonly 'active'[]) => void = () => undefined;
    const hanging = {
      restMs: 200,
      look: () => {
        begun += 1;
        return new Promise<readonly 'active'[]>((resolve) => {
          end = resolve;
        });
      },
    };
    const contact = new ContactLoop(hanging, clock, quiet).add('place', 'a line', 0);
    let told = 0;
    contact.start(() => (told += 1));
    const first = contact.firstLook.then(() => 'over');
    await clock.pass(longestLookMs);
    expect(await first).toBe('over');
    await clock.pass(10_000);
    expect([begun, told, contact.state]).toEqual([1, 0, 'unknown']);
    end(['active']);
    await clock.pass(200);
    end(['active']);
    await clock.pass(1);
    expect([begun, told, contact.state]).toEqual([2, 1, 'active']);
  });
});

describe('a site without the contact', () => {
  it('knows nothing of it', async () => {
    const maker = new ContactMaker(undefined, { runtimeDirectory: '/nowhere', time: clock, logger: quiet });
    const none = maker.make(undefined, 200);
    await none.firstLook;
    expect(none.state).toBe('unknown');
  });
});
