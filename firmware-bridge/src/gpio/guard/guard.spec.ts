import { beforeEach, describe, expect, it } from '@jest/globals';
import { isGpioBank } from '../../../contract/index.js';
import { FakeTime } from '../../testing/fake-time.js';
import { GpioError, type LineLevel } from '../lines.js';
import type { LetGo } from '../lock-outputs.js';
import { gpioSite } from '../testing/gpio-site.js';
import { Guard, longestSwitchingMs } from './guard.js';
import type { GuardMessage } from './messages.js';

const pulseMs = 200;
const banks = gpioSite({ pulseMs }).cabinets.flatMap((cabinet) => cabinet.banks.filter(isGpioBank));

let time: FakeTime;
let told: GuardMessage[];
/** Switched on, and not off since. */
let on: string[];
let offs: number;
let switching: 'works' | 'fails' | 'hangs';
/** Ends what hangs, as a tool that was killed complains. */
let complain: () => void;
/** What holds the lines has come to an end. */
let letGo: LetGo;
let offWorks: boolean;
let guard: Guard;

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const kinds = (): string[] => told.map(({ kind }) => kind);

async function pulse(lock: number, notAfterMs = Infinity, id = 1): Promise<void> {
  guard.take({ id, bank: 'pins', lock, notAfterMs });
  await settled();
}

beforeEach(() => {
  time = new FakeTime();
  [told, on, offs, switching, offWorks] = [[], [], 0, 'works', true];
  const outputs = {
    on: (lines: readonly LineLevel[], _pulseMs: number, heard: LetGo): Promise<void> => {
      letGo = heard;
      on.push(...lines.map(({ offset, level }) => `${offset}=${level}`));
      if (switching === 'fails') return Promise.reject(new GpioError('busy'));
      if (switching === 'works') return Promise.resolve();
      return new Promise((_resolve, reject) => {
        complain = () => {
          reject(new GpioError('killed'));
        };
      });
    },
    off: (): void => {
      if (!offWorks) throw new GpioError('the chip is gone');
      offs += 1;
      on = [];
    },
  };
  guard = new Guard(banks, outputs, time, (message) => told.push(message));
  guard.start();
});

describe('the guard', () => {
  it('switches everything off before it is ready', () => {
    expect(offs).toBe(1);
    expect(told).toEqual([{ kind: 'ready' }]);
  });

  it('is not ready where outputs cannot be switched off', () => {
    offWorks = false;
    told = [];
    guard.start();
    expect(kinds()).toEqual(['fault']);
  });

  it('energises one row and one column for the pulse, then switches everything off', async () => {
    await pulse(5);
    expect(on).toEqual(['5=1', '12=1']);
    time.advance(pulseMs - 1);
    expect(on).toHaveLength(2);
    time.advance(1);
    expect(on).toEqual([]);
    expect(kinds()).toEqual(['ready', 'on', 'off']);
    expect(time.pending()).toEqual([]);
  });

  it('takes no second pulse while one is on', async () => {
    await pulse(1);
    await pulse(2, Infinity, 2);
    expect(told.at(-1)).toEqual({ kind: 'refused', id: 2, reason: 'busy' });
    expect(on).toHaveLength(2);
  });

  it('switches nothing when it is too late', async () => {
    await pulse(1, time.monotonicMs());
    expect(told.at(-1)).toEqual({ kind: 'refused', id: 1, reason: 'late' });
    expect(on).toEqual([]);
  });

  it.each([0, 7, 1.5, Number.NaN])('has no lock %d', async (lock) => {
    await pulse(lock);
    expect(told.at(-1)).toEqual({ kind: 'refused', id: 1, reason: 'unknown_lock' });
    expect(on).toEqual([]);
  });

  it('switches off what failed half way, and goes on', async () => {
    switching = 'fails';
    await pulse(1);
    expect(told.at(-1)).toEqual({ kind: 'failed', id: 1, detail: 'busy' });
    expect(on).toEqual([]);
    switching = 'works';
    await pulse(1);
    expect(on).toHaveLength(2);
  });

  it('switches off what does not say in time that it is on', async () => {
    switching = 'hangs';
    await pulse(1);
    time.advance(longestSwitchingMs);
    expect(on).toEqual([]);
    expect(told.at(-1)?.kind).toBe('failed');
  });

  it('switches off in the middle of a pulse when it is stopped, and pulses nothing more', async () => {
    await pulse(1);
    expect(guard.stop()).toBe(true);
    expect(on).toEqual([]);
    await pulse(2, Infinity, 2);
    expect(on).toEqual([]);
    expect(time.pending()).toEqual([]);
  });

  it('switches off in the middle of a pulse when it is told to, and takes the next one', async () => {
    await pulse(1);
    guard.take({ allOff: true });
    expect(on).toEqual([]);
    expect(told.at(-1)).toEqual({ kind: 'off', id: 1 });
    expect(time.pending()).toEqual([]);
    await pulse(2, Infinity, 2);
    expect(told.at(-1)).toEqual({ kind: 'on', id: 2 });
  });

  it('switches off when it is told to while nothing is on, and not any more when it was stopped', () => {
    guard.take({ allOff: true });
    expect(offs).toBe(2);
    expect(kinds()).toEqual(['ready']);
    guard.stop();
    guard.take({ allOff: true });
    expect(offs).toBe(3);
  });

  it('does not end a pulse for what the switching of an earlier one comes to', async () => {
    switching = 'hangs';
    await pulse(1);
    guard.take({ allOff: true });
    switching = 'works';
    await pulse(2, Infinity, 2);
    complain();
    await settled();
    expect(on).toHaveLength(2);
    expect(told.at(-1)).toEqual({ kind: 'on', id: 2 });
  });

  const killed = { failed: true, words: 'gpioset was ended by SIGKILL' };
  const ended = { failed: false, words: 'gpioset ended with 0' };

  it.each([
    ['was killed', killed, pulseMs - 1, killed.words],
    ['complains when its time is over', killed, pulseMs, killed.words],
    ['ends too soon', ended, pulseMs - 1, 'gpioset ended with 0 before its time'],
  ])('switches off at once what nothing holds any more because it %s, and says so', async (...scene) => {
    const [, how, afterMs, detail] = scene;
    // Not to end by its own timer in the same moment.
    switching = 'hangs';
    await pulse(1);
    time.advance(afterMs);
    letGo(how);
    expect(on).toEqual([]);
    expect(told.at(-1)).toEqual({ kind: 'failed', id: 1, detail });
    expect(time.pending()).toEqual([]);
    expect(offs).toBe(2);
  });

  it('goes on where what holds the lines ends at its time: a tool is started before its lines are on', async () => {
    switching = 'hangs';
    await pulse(1);
    time.advance(pulseMs);
    letGo(ended);
    expect(kinds()).toEqual(['ready']);
  });

  it('does not end a pulse for what held the lines of an earlier one', async () => {
    await pulse(1);
    const earlier = letGo;
    guard.take({ allOff: true });
    await pulse(2, Infinity, 2);
    earlier(killed);
    expect(on).toHaveLength(2);
    expect(told.at(-1)).toEqual({ kind: 'on', id: 2 });
  });

  it('says when a pulse cannot be ended', async () => {
    await pulse(1);
    offWorks = false;
    time.advance(pulseMs);
    expect(told.at(-1)).toEqual({ kind: 'fault', detail: 'the chip is gone' });
  });
});
