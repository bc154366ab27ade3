import { PassThrough } from 'node:stream';
import { beforeEach, describe, expect, it } from '@jest/globals';
import {
  isGpioBank,
  isGpioBus,
  type BridgeEvent,
  type DoorState,
  type OpenResult,
} from '../../../contract/index.js';
import type { BridgeSession } from '../../../client/index.js';
import { gpioSite } from '../../gpio/testing/gpio-site.js';
import { FakeTime } from '../../testing/fake-time.js';
import { opened, refused, stayedClosed, unknown } from '../../testing/outcomes.js';
import type { Prompter } from '../prompter.js';
import type { RecordedOpener } from '../recorded-opener.js';
import type { Surroundings } from '../surroundings.js';
import { workingLabel, type Banks } from './draft.js';
import { planGpio } from './gpio-plan.js';
import { mapLocks, type Mapped, type MapParts, type Stretch } from './map-locks.js';

const site = gpioSite();
const [bus] = site.buses.filter(isGpioBus);
const [bank] = site.cabinets.flatMap(({ banks }) => banks.filter(isGpioBank));
if (!bus || !bank) throw new Error('the site has one bank on GPIO');
const plan = planGpio(bus, { bank, beside: [] });
const time = new FakeTime();
const coolingDown: OpenResult = {
  outcome: 'not_opened',
  reason: 'cooling_down',
  pulsed: false,
  readyInMs: 30_000,
};

let sequence = 0;
let hear: (event: BridgeEvent) => void;
let results: OpenResult[];
let moves: (lock: number) => number[];
let mistakes: string[];
let saved: Banks[];
let asked: string[];
let shutsDoors: boolean;

beforeEach(() => {
  [sequence, results, mistakes, saved, asked] = [0, [], [], [], []];
  moves = (lock) => [lock];
  shutsDoors = true;
});

function show(lock: number, door: DoorState): void {
  sequence += 1;
  const change = { kind: 'tray', tray: workingLabel(lock - 1), door, occupancy: 'unknown' } as const;
  hear({ sequence, change } as BridgeEvent);
}

/** Locks whose pulses move the switches that `moves` says; somebody shuts what stands open after each answer. */
function parts(answer: (lock: number) => string): MapParts {
  const trays = plan.places.map((_place, index) => ({ tray: workingLabel(index), door: 'closed' }));
  const session = {
    onEvent: (listener: typeof hear) => {
      hear = listener;
      return () => undefined;
    },
    call: () => Promise.resolve({ sequence, trays, banks: [], cabinets: [], mains: 'unknown' }),
    closed: new Promise(() => undefined),
  };
  const errors = new PassThrough();
  errors.on('data', (text: Buffer) => {
    if (shutsDoors && text.toString() === 'Shut it, please.\n')
      for (const { lock } of plan.places) show(lock, 'closed');
    if (text.toString().endsWith(' Waiting for it.\n'))
      setImmediate(() => {
        time.advance(30_000);
      });
  });
  const opener = {
    open: (_tray: string, target: { lock: number }) => {
      const result = results.shift() ?? opened;
      if (result.pulsed) for (const lock of moves(target.lock)) show(lock, 'open');
      return Promise.resolve(result);
    },
  };
  const prompter = {
    ask: (question: string) => {
      asked.push(question);
      return Promise.resolve(answer(asked.length));
    },
  };
  return {
    session: session as unknown as BridgeSession,
    opener: opener as unknown as RecordedOpener,
    prompter: prompter as unknown as Prompter,
    surroundings: {
      errors,
      time,
      answersAreTyped: true,
      stop: new AbortController().signal,
    } as unknown as Surroundings,
    shutWithinMs: 1_000,
    save: (banks) => saved.push(banks),
    noteMistake: (sentence) => mistakes.push(sentence),
  };
}

function run(changes: Partial<Stretch> = {}, answer = (count: number) => `A0${count}`): Promise<Mapped> {
  const stretch = { plan, locks: plan.locks.slice(0, 2), watched: plan.places, first: 'untried' } as const;
  return mapLocks({ ...stretch, endsAtUnseen: false, ...changes }, [], parts(answer));
}

const found = ({ banks }: Pick<Mapped, 'banks'>): string[] =>
  banks.flatMap(({ trays }) => trays.map(({ label, lock }) => `${label} ${lock}`));

describe('locks that are mapped', () => {
  it('get their labels, each saved before the next is opened', async () => {
    expect(found(await run())).toEqual(['A01 1', 'A02 2']);
    expect(saved.map((banks) => found({ banks }))).toEqual([['A01 1'], ['A01 1', 'A02 2']]);
    expect(mistakes).toEqual([]);
  });

  it('get no label and are asked for none where another switch moved, alone or beside their own', async () => {
    moves = (lock) => (lock === 1 ? [1, 4] : [5]);
    results = [opened, stayedClosed];
    expect(found(await run())).toEqual([]);
    expect(asked).toEqual([]);
    expect(mistakes).toEqual([
      expect.stringMatching(/^lock 1 .* moved the door switch of lock 4 .* beside its own/),
      expect.stringMatching(
        /^lock 2 .* moved the door switch of lock 5 .* and not the door switch of lock 2/,
      ),
    ]);
  });

  it('get no label where another switch moved while the person was thinking', async () => {
    const mapped = await run({}, (count) => {
      if (count === 1) show(6, 'open');
      return `A0${count}`;
    });
    expect(found(mapped)).toEqual(['A02 2']);
    expect(mistakes).toEqual([expect.stringMatching(/^lock 1 .* moved the door switch of lock 6/)]);
  });

  it('are not opened further while a switch that was moved stands open', async () => {
    moves = () => [5];
    results = [stayedClosed];
    shutsDoors = false;
    const late = run();
    setImmediate(() => {
      time.advance(1_000);
    });
    await expect(late).rejects.toThrow(/lock 5 \(row 2, column 2\) was not seen shut in time/);
  });

  it('that have to cool down are waited for', async () => {
    results = [coolingDown];
    expect(found(await run())).toEqual(['A01 1', 'A02 2']);
  });

  it('whose command became too old are commanded anew, three times at most', async () => {
    results = [refused('expired'), refused('expired')];
    expect(found(await run())).toEqual(['A01 1', 'A02 2']);
    asked = [];
    results = [refused('expired'), refused('expired'), refused('expired')];
    expect(found(await run())).toEqual(['A01 2']);
    expect(results).toEqual([]);
  });

  it('whose bridge gave no answer are not pulsed again', async () => {
    results = [unknown('transport_lost')];
    expect(found(await run())).toEqual(['A01 2']);
  });

  it('end at one that was not seen to open where it may be read at a wrong place, and go on behind it', async () => {
    moves = () => [];
    results = [stayedClosed];
    expect(await run({ endsAtUnseen: true })).toEqual({ banks: [], unseen: plan.locks[0] });
    moves = (lock) => [lock];
    expect(found(await run({ endsAtUnseen: true, first: 'unseen' }))).toEqual(['A01 2']);
  });
});
