import { beforeEach, describe, expect, it } from '@jest/globals';
import { AdjustableClock, minuteMs } from '../kernel/index.js';
import { Sensors } from './sensors.js';

const start = '2026-11-23T02:00:00.000Z';

const answering = { bank: 'one', health: 'answering', reason: 'replied', detail: null } as const;
const silent = { bank: 'one', health: 'silent', reason: 'no_reply', detail: null } as const;

describe('since when', () => {
  let clock: AdjustableClock;
  let sensors: Sensors;
  const later = (minutes: number): string => new Date(Date.parse(start) + minutes * minuteMs).toISOString();
  const connect = (
    health: 'answering' | 'silent' = 'answering',
    mains: 'present' | 'failing' = 'present',
  ) => {
    const banks = [health === 'silent' ? silent : answering];
    sensors.replaceAll('boot', { trays: [], banks, cabinets: [], mains, sequence: 0 });
  };

  beforeEach(() => {
    clock = AdjustableClock.at(start);
    sensors = new Sensors(clock);
  });

  it('the bridge is away: since the service began to look, or since it went', () => {
    clock.advance(minuteMs);
    expect([sensors.connected, sensors.connectedSince.toISOString()]).toEqual([false, later(0)]);
    connect();
    clock.advance(minuteMs);
    sensors.forgetAll();
    clock.advance(minuteMs);
    sensors.forgetAll();
    expect([sensors.connected, sensors.connectedSince.toISOString()]).toEqual([false, later(2)]);
  });

  it('the mains fail: since they were told to, however often they are told', () => {
    connect();
    for (const mains of ['failing', 'failing'] as const) {
      clock.advance(minuteMs);
      sensors.apply({ kind: 'power', mains });
    }
    expect([sensors.mains, sensors.mainsSince.toISOString()]).toEqual(['failing', later(1)]);
  });

  it('a board is silent: since it fell silent, or since the bridge came and said so', () => {
    clock.advance(minuteMs);
    connect('silent');
    expect(sensors.healthSince('one').toISOString()).toBe(later(1));
    clock.advance(minuteMs);
    sensors.apply({ kind: 'bank', ...answering });
    clock.advance(minuteMs);
    sensors.apply({ kind: 'bank', ...silent });
    expect(sensors.healthSince('one').toISOString()).toBe(later(3));
    expect(sensors.causeOf('one')).toEqual({ reason: 'no_reply', detail: null });
    clock.advance(minuteMs);
    // It is silent as before, only in another way.
    sensors.apply({ kind: 'bank', ...silent, reason: 'unreadable_reply', detail: '1 bytes: ff' });
    expect(sensors.healthSince('one').toISOString()).toBe(later(3));
    expect(sensors.causeOf('one')).toEqual({ reason: 'unreadable_reply', detail: '1 bytes: ff' });
  });

  it('the bridge does not tell of a board: since it tells at all', () => {
    clock.advance(minuteMs);
    connect();
    clock.advance(minuteMs);
    expect([sensors.healthOf('two'), sensors.healthSince('two').toISOString()]).toEqual([
      'disconnected',
      later(1),
    ]);
    expect(sensors.causeOf('two')).toEqual({ reason: 'not_told', detail: null });
    sensors.forgetAll();
    expect(sensors.causeOf('one')).toEqual({ reason: 'not_told', detail: null });
  });
});
