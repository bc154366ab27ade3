import { beforeEach, describe, expect, it } from '@jest/globals';
import type { GuardChildListener } from '../gpio/guard/guard-child.js';
import type { GuardCommand, GuardMessage } from '../gpio/guard/messages.js';
import { quiet } from '../testing/bench.js';
import { FakeTime } from '../testing/fake-time.js';
import { longestAnswerMs, SupervisedSignalGuard } from './supervised-signal-guard.js';

let time: FakeTime;
let started: number;
let child: GuardChildListener | undefined;
let commands: GuardCommand[];
let told: string[];
let guard: SupervisedSignalGuard;

const say = (message: GuardMessage): void => child?.said(message);

beforeEach(() => {
  time = new FakeTime();
  [started, commands, told] = [0, [], []];
  guard = new SupervisedSignalGuard(
    (listener) => {
      started += 1;
      child = listener;
      const end = (): void => {
        if (child !== listener) return;
        child = undefined;
        listener.ended('SIGKILL');
      };
      return { send: (command) => commands.push(command), leave: end, kill: end };
    },
    time,
    quiet,
  );
  guard.start({
    ready: () => told.push('ready'),
    shown: (asTold) => told.push(asTold ? 'shown' : 'not shown'),
    lost: () => told.push('lost'),
  });
});

describe('the guard of the signals', () => {
  it('is told nothing before it is ready', () => {
    guard.show({ on: ['lamp of A'] });
    expect(commands).toEqual([]);
    say({ kind: 'ready' });
    guard.show({ on: ['lamp of A'] });
    expect(commands).toEqual([{ on: ['lamp of A'] }]);
  });

  it('that answers is left alone, also when it could not set a line', () => {
    say({ kind: 'ready' });
    for (const kind of ['shown', 'not_shown'] as const) {
      guard.show({ on: [] });
      time.advance(longestAnswerMs - 1);
      say(kind === 'shown' ? { kind } : { kind, detail: 'busy' });
      time.advance(longestAnswerMs);
    }
    expect([started, told]).toEqual([1, ['ready', 'shown', 'not shown']]);
  });

  it('that hangs is killed, and another one is started', () => {
    say({ kind: 'ready' });
    guard.show({ on: ['buzzer of A'] });
    time.advance(longestAnswerMs - 1);
    guard.show({ on: [] });
    expect(told).toEqual(['ready']);
    time.advance(1);
    expect(told).toEqual(['ready', 'lost']);
    time.advance(1_000);
    expect(started).toBe(2);
  });

  it('is not started again once it was stopped', async () => {
    say({ kind: 'ready' });
    guard.show({ on: ['lamp of A'] });
    await guard.stop();
    expect([told, time.pending()]).toEqual([['ready'], []]);
  });
});
