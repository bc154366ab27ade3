import { beforeEach, describe, expect, it } from '@jest/globals';
import type { GuardMessage } from '../gpio/guard/messages.js';
import { GpioError } from '../gpio/lines.js';
import { FakeTime } from '../testing/fake-time.js';
import { SignalGuard, longestQuietMs, longestToneMs } from './signal-guard.js';
import { buzzerName, lampName, signalLinesOf, trayLampName } from './signal-lines.js';
import { signalSite } from './testing/signal-site.js';

const lamp = lampName('left');
const buzzer = buzzerName('left');

let time: FakeTime;
let told: GuardMessage['kind'][];
/** Lines that are on, as `offset=level`. */
let on: string[];
let offs: number;
let works: boolean;
let guard: SignalGuard;

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

async function show(...names: string[]): Promise<void> {
  guard.take({ on: names });
  await settled();
}

async function pass(ms: number): Promise<void> {
  time.advance(ms);
  await settled();
}

beforeEach(() => {
  time = new FakeTime();
  [told, on, offs, works] = [[], [], 0, true];
  const outputs = {
    show: (lines: readonly { offset: number; level: number }[]): Promise<void> => {
      if (!works) return Promise.reject(new GpioError('the chip is gone'));
      on = lines.map(({ offset, level }) => `${offset}=${level}`);
      return Promise.resolve();
    },
    off: (): void => {
      if (!works) throw new GpioError('the chip is gone');
      offs += 1;
      on = [];
    },
  };
  guard = new SignalGuard(signalLinesOf(signalSite()), outputs, time, ({ kind }) => told.push(kind));
  guard.start();
});

describe('the guard of the signals', () => {
  it('switches everything off before it is ready', () => {
    expect([offs, told]).toEqual([1, ['ready']]);
  });

  it('is not ready where lines cannot be switched off', () => {
    works = false;
    told = [];
    guard.start();
    expect(told).toEqual(['fault']);
  });

  it('has on what it was told last, and nothing else', async () => {
    await show(lamp, trayLampName('A02'));
    expect(on).toEqual(['20=0', '1=1']);
    await show(trayLampName('A03'), 'lock 1 of bank-A');
    expect(on).toEqual(['2=1']);
    expect(told).toEqual(['ready', 'shown', 'shown']);
  });

  it('switches everything off when the bridge says nothing more', async () => {
    await show(lamp);
    await pass(longestQuietMs - 1);
    await show(lamp);
    await pass(longestQuietMs - 1);
    expect(on).toEqual(['20=0']);
    await pass(1);
    expect(on).toEqual([]);
    expect(time.pending()).toEqual([]);
    await show(lamp);
    expect(on).toEqual(['20=0']);
  });

  it('cuts a tone that lasts, until it was told to be silent', async () => {
    await show(lamp, buzzer);
    await pass(longestToneMs - 1);
    expect(on).toEqual(['20=0', '21=1']);
    await pass(1);
    expect(on).toEqual(['20=0']);
    await show(lamp, buzzer);
    expect(on).toEqual(['20=0']);
    await show(lamp);
    await show(lamp, buzzer);
    expect(on).toEqual(['20=0', '21=1']);
  });

  it('says so when lines are not as they should be, and tries again with the next command', async () => {
    works = false;
    await show(lamp);
    expect(told).toEqual(['ready', 'not_shown']);
    works = true;
    await show(lamp);
    expect(on).toEqual(['20=0']);
    expect(told.at(-1)).toBe('shown');
  });

  it('switches everything off when it is stopped, and nothing on again', async () => {
    await show(lamp, buzzer);
    expect(guard.stop()).toBe(true);
    expect(on).toEqual([]);
    await show(lamp);
    await pass(longestQuietMs);
    expect(on).toEqual([]);
    expect(time.pending()).toEqual([]);
  });
});
