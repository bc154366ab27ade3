import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { siteHardwareSchema, type OpenResult } from '../../contract/index.js';
import type { BridgeSession } from '../../client/index.js';
import { FakeTime } from '../testing/fake-time.js';
import { coolingDown, opened, refused, unknown } from '../testing/outcomes.js';
import { testSite, twoBanks } from '../testing/test-site.js';
import { FollowedSensors } from './followed-sensors.js';
import type { RecordedOpener } from './recorded-opener.js';
import { openRested, restAfterStartMs, restBetweenMs, restMsOf } from './rested-opening.js';
import { SoakTest, type SoakParts } from './soak/soak-test.js';

/** Locks that have to rest, in time that a test moves, behind a bridge that answers what the test says. */

class Scene {
  readonly time = new FakeTime();
  readonly errors = new PassThrough();
  /** When each command was given, from the start of the scene. */
  readonly commandedAtMs: number[] = [];
  private readonly startMs = this.time.monotonicMs();
  private readonly stopping = new AbortController();

  constructor(private readonly answers: OpenResult[]) {}

  /** Takes half a second for each answer. */
  readonly command = (): Promise<OpenResult> => {
    this.commandedAtMs.push(this.time.monotonicMs() - this.startMs);
    this.time.advance(500);
    return Promise.resolve(this.answers.shift() ?? opened);
  };

  async parts(): Promise<SoakParts> {
    const session = {
      closed: new Promise(() => undefined),
      onEvent: () => () => undefined,
      call: () =>
        Promise.resolve({
          sequence: 0,
          trays: ['A01', 'A02'].map((tray) => ({ tray, door: 'closed', occupancy: 'absent' })),
          banks: [],
          cabinets: [],
          mains: 'unknown',
        }),
    } as unknown as BridgeSession;
    const { time, errors } = this;
    return {
      session,
      sensors: await FollowedSensors.of(session),
      opener: { open: this.command } as unknown as RecordedOpener,
      surroundings: {
        ...{ time, errors, input: new PassThrough(), output: new PassThrough() },
        ...{
          isTerminal: false,
          answersAreTyped: false,
          colours: false,
          now: () => new Date(0),
          technician: 'an',
          userId: undefined,
        },
        stop: this.stopping.signal,
      },
    };
  }

  pressCtrlC(): void {
    this.stopping.abort('SIGINT');
  }

  /** Lets time pass from alarm to alarm until the work is done. */
  async during<Result>(work: Promise<Result>): Promise<Result> {
    const state = { isDone: false };
    void work.finally(() => (state.isDone = true));
    for (let turns = 0; turns < 100 && !state.isDone; turns += 1) {
      await turn();
      const [next] = this.time.pending();
      if (next !== undefined) this.time.advance(next);
    }
    return work;
  }
}

describe('a lock that rests', () => {
  it('is waited for as long as the bridge says, and commanded anew', async () => {
    const scene = new Scene([coolingDown(60_000)]);
    const parts = await scene.parts();
    expect(await scene.during(openRested('A01', scene.command, parts))).toEqual(opened);
    expect(scene.commandedAtMs).toEqual([0, 60_500]);
    expect(String(scene.errors.read())).toBe(
      'A01: NOT opened — the locks have to rest for another 60 s. No pulse was sent. Waiting for it.\n',
    );
  });

  it('is commanded three times at most', async () => {
    const scene = new Scene([refused('expired'), refused('expired'), refused('expired')]);
    const parts = await scene.parts();
    expect(await scene.during(openRested('A01', scene.command, parts))).toEqual(refused('expired'));
    expect(scene.commandedAtMs).toHaveLength(3);
  });

  it('is not commanded any more after Ctrl-C', async () => {
    const scene = new Scene([coolingDown(60_000)]);
    const parts = await scene.parts();
    scene.pressCtrlC();
    expect(await openRested('A01', scene.command, parts)).toEqual(coolingDown(60_000));
    expect(scene.commandedAtMs).toEqual([0]);
  });

  it('has its rest not counted into its time by soak', async () => {
    const scene = new Scene([coolingDown(60_000)]);
    const restsUntilMs = scene.time.monotonicMs() + 9_000;
    const plan = { trays: ['A01'], rounds: 1, shutWithinMs: 1_000, restsUntilMs, restBetweenMs: () => 0 };
    const test = new SoakTest(plan, await scene.parts());
    expect(await scene.during(test.run())).toEqual({ kind: 'complete' });
    expect(scene.commandedAtMs).toEqual([9_000, 69_500]);
    expect(test.trials).toMatchObject([{ result: opened, answeredAfterMs: 500 }]);
  });

  it('is not commanded by soak before it may be pulsed, so that no waiting in the bridge is counted', async () => {
    const scene = new Scene([]);
    const plan = {
      ...{ trays: ['A01', 'A02'], rounds: 2, shutWithinMs: 1_000, restsUntilMs: undefined },
      restBetweenMs: (pulsed: string, next: string) => (pulsed === next ? 8_000 : 700),
    };
    const test = new SoakTest(plan, await scene.parts());
    expect(await scene.during(test.run())).toEqual({ kind: 'complete' });
    // Each answer takes half a second, and the rest counts from the answer.
    expect(scene.commandedAtMs).toEqual([0, 1_200, 8_500, 9_700]);
    expect(test.trials.map(({ answeredAfterMs }) => answeredAfterMs)).toEqual([500, 500, 500, 500]);
    expect(String(scene.errors.read())).toContain('A01 has to rest: it is opened in 7 s.');
  });
});

it.each<[OpenResult | null, number | undefined]>([
  [coolingDown(12_000), 12_000],
  [coolingDown(90_001), undefined],
  [refused('expired'), 0],
  [refused('another_door_open'), undefined],
  [refused('board_silent'), undefined],
  [opened, undefined],
  [unknown('transport_lost'), undefined],
  [null, undefined],
])('after %j the next command waits %s ms', (result, restMs) => {
  expect(restMsOf(result)).toBe(restMs);
});

describe('after its start the bridge lets end', () => {
  const site = testSite({ ...twoBanks, pulseMs: 2_000, minimumPulseGapMs: 5_000 });

  it('the longest pulse and the gap behind it', () => {
    expect(restAfterStartMs(site, ['A01'])).toBe(2_000 + 5_000 + 100);
  });

  it('the longest pulse and the cool-down of the locks that are meant', () => {
    const cool = (letter: string): number => (letter === 'bank-B' ? 60_000 : 0);
    const cabinets = site.cabinets.map((cabinet) => ({
      ...cabinet,
      banks: cabinet.banks.map((bank) => ({ ...bank, coolDownMs: cool(bank.id) })),
    }));
    const slow = siteHardwareSchema.parse({ ...site, cabinets });
    expect(restAfterStartMs(slow, ['B02'])).toBe(2_000 + 60_000 + 100);
    expect(restAfterStartMs(slow, ['A01'])).toBe(2_000 + 5_000 + 100);
  });
});

describe('behind a pulse the bridge lets rest', () => {
  const banked = testSite({ ...twoBanks, pulseMs: 2_000, minimumPulseGapMs: 5_000 });
  const cabinets = banked.cabinets.map((cabinet) => ({
    ...cabinet,
    banks: cabinet.banks.map((bank) => ({ ...bank, coolDownMs: 9_000 })),
  }));
  const site = siteHardwareSchema.parse({ ...banked, cabinets });

  it('its own lock until it is cool, and the others for the gap', () => {
    expect(restBetweenMs(site, 'A01', 'A01')).toBe(2_000 + 9_000 + 100);
    expect(restBetweenMs(site, 'A01', 'B02')).toBe(2_000 + 5_000 + 100);
    expect(restBetweenMs(banked, 'A01', 'A01')).toBe(2_000 + 5_000 + 100);
  });

  it('for the gap of the supply, where several buses share one', () => {
    const shared = testSite({
      ...twoBanks,
      pulseMs: 500,
      supply: { minimumPulseGapMs: 3_000, locksAtOnce: 2 },
    });
    expect(restBetweenMs(shared, 'A01', 'B02')).toBe(500 + 3_000 + 100);
  });
});
