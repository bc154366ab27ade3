import { beforeEach, describe, expect, it } from '@jest/globals';
import { isBoardBank } from '../../contract/index.js';
import { kerongCu16 } from '../boards/kerong-cu16.js';
import { Cabinets } from '../cabinet/cabinets.js';
import { trayPlaces } from '../cabinet/places.js';
import { seededRandomness } from '../randomness.js';
import { WorldRecord } from '../record/world-record.js';
import { fromHex, toHex } from '../testing/hex.js';
import { ManualTimers } from '../testing/manual-timers.js';
import { smallSite } from '../testing/small-site.js';
import { noBankFaults } from '../faults/line-faults.js';
import { SimulatedBank } from './simulated-bank.js';

const status = fromHex('02 00 30 03 35');
const unlockLock1 = fromHex('02 00 31 03 36');
const allClosed = '02 00 35 FF FF 00 00 03 38';

let timers: ManualTimers;
let cabinets: Cabinets;
let record: WorldRecord;
let bank: SimulatedBank;

beforeEach(() => {
  timers = new ManualTimers();
  record = new WorldRecord('00000000-0000-4000-8000-000000000000', timers);
  const site = smallSite();
  cabinets = new Cabinets(trayPlaces(site), new Map(), record, timers, () => undefined);
  const hardware = site.cabinets[0]?.banks.find(isBoardBank);
  if (!hardware) throw new Error('the small site has a bank');
  bank = new SimulatedBank(hardware, kerongCu16, {
    cabinets,
    record,
    timers,
    randomness: seededRandomness(1),
  });
});

function pulses(): number {
  return record.since(1).entries.filter(({ event }) => event.kind === 'pulse').length;
}

describe('a lock board', () => {
  it('answers after its turn-around, later when it is slow', () => {
    expect(bank.hear(status).map(({ bytes, delayMs }) => [toHex(bytes), delayMs])).toEqual([
      [allClosed, kerongCu16.turnaroundMs],
    ]);
    bank.setFaults({ ...noBankFaults, extraTurnaroundMs: 200 });
    expect(bank.hear(status)[0]?.delayMs).toBe(kerongCu16.turnaroundMs + 200);
  });

  it('mute obeys but does not answer', () => {
    bank.setFaults({ ...noBankFaults, silence: 'mute' });
    expect(bank.hear(status)).toEqual([]);
    bank.hear(unlockLock1);
    timers.advance(100);
    expect(cabinets.get('A01').door).toBe('open');
  });

  it('dead neither answers nor obeys, nor hears what it was told', () => {
    bank.setFaults({ ...noBankFaults, silence: 'dead' });
    expect(bank.hear(status)).toEqual([]);
    bank.hear(unlockLock1.subarray(0, 3));
    bank.setFaults(noBankFaults);
    bank.hear(unlockLock1.subarray(3));
    expect(pulses()).toBe(0);
    expect(bank.hear(status)).toHaveLength(1);
  });

  it('without power neither answers nor obeys', () => {
    bank.setPowered(false);
    expect(bank.hear(status)).toEqual([]);
    bank.hear(unlockLock1);
    expect(pulses()).toBe(0);
    bank.setPowered(true);
    expect(bank.hear(status)).toHaveLength(1);
  });

  it('can fall silent with its next pulse', () => {
    bank.setFaults({ ...noBankFaults, silence: 'mute_after_next_pulse' });
    expect(bank.hear(status)).toHaveLength(1);
    bank.hear(unlockLock1);
    expect(pulses()).toBe(1);
    expect(bank.hear(status)).toEqual([]);
    expect(bank.faults.silence).toBe('mute');
  });

  it('corrupts each reply when it must, by one bit', () => {
    bank.setFaults({ ...noBankFaults, corruptReplyProbability: 1 });
    for (let round = 0; round < 50; round++) {
      const [reply] = bank.hear(status);
      expect(reply?.bytes).toHaveLength(9);
      expect(toHex(reply?.bytes ?? new Uint8Array())).not.toBe(allClosed);
    }
  });

  it('puts forbidden frames on record', () => {
    bank.hear(fromHex('02 00 33 03 38'));
    const violations = record
      .since(1)
      .entries.flatMap(({ event }) =>
        event.kind === 'violation' && event.rule === 'unlock_all' ? [event] : [],
      );
    expect(violations).toEqual([
      {
        kind: 'violation',
        rule: 'unlock_all',
        bank: 'left',
        tray: null,
        detail: 'all locks of board 0',
      },
    ]);
    timers.advance(100);
    expect(cabinets.list().filter(({ door }) => door === 'open')).toHaveLength(4);
  });

  it('pulses late when told so, unless it is stopped before', () => {
    bank.hear(fromHex('02 00 39 05 03 43'));
    timers.advance(4999);
    expect(pulses()).toBe(0);
    timers.advance(1);
    expect(pulses()).toBe(1);
    bank.hear(fromHex('02 00 39 05 03 43'));
    bank.stop();
    timers.advance(10_000);
    expect(pulses()).toBe(1);
  });

  it('that restarts hears nothing of so many requests for it, and has forgotten its settings', () => {
    const pulse300 = fromHex('02 00 37 00 1E 03 5A');
    const lengths = (): number[] =>
      record.since(1).entries.flatMap(({ event }) => (event.kind === 'pulse' ? [event.pulseMs] : []));
    bank.hear(pulse300);
    bank.hear(unlockLock1);
    timers.advance(1_000);
    bank.setFaults({ ...noBankFaults, restartOverRequests: 2 });
    expect(bank.hear(status)).toEqual([]);
    expect(bank.faults.restartOverRequests).toBe(1);
    bank.hear(fromHex('02 10 30 03 45'));
    bank.hear(pulse300);
    expect(bank.faults.restartOverRequests).toBe(1);
    bank.hear(unlockLock1);
    expect(bank.faults).toEqual(noBankFaults);
    expect(bank.hear(status)).toHaveLength(1);
    bank.hear(unlockLock1);
    timers.advance(1_000);
    expect(lengths()).toEqual([300, 500]);
  });
});
