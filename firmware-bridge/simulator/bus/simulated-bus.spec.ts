import { beforeEach, describe, expect, it } from '@jest/globals';
import { isBoardBank, isWireBus } from '../../contract/index.js';
import { boardModelOf } from '../boards/registry.js';
import { kerongCu16 } from '../boards/kerong-cu16.js';
import { Cabinets } from '../cabinet/cabinets.js';
import { trayPlaces } from '../cabinet/places.js';
import { noBankFaults, noBusFaults } from '../faults/line-faults.js';
import { seededRandomness } from '../randomness.js';
import { WorldRecord } from '../record/world-record.js';
import { fromHex, toHex } from '../testing/hex.js';
import { ManualTimers } from '../testing/manual-timers.js';
import { smallSite } from '../testing/small-site.js';
import { type BusEndpoint, type BusListener } from './endpoint.js';
import { SimulatedBank, type World } from './simulated-bank.js';
import { SimulatedBus } from './simulated-bus.js';

const status = fromHex('02 00 30 03 35');
const statusOfRight = fromHex('02 10 30 03 45');
const unlockLock1 = fromHex('02 00 31 03 36');
const allClosed = '02 00 35 FF FF 00 00 03 38';
const allClosedRight = '02 10 35 FF FF 00 00 03 48';

/** 8N1: ten bits a byte. */
const baudRate = 9600;
const byteMs = 10_000 / baudRate;

class FakeEndpoint implements BusEndpoint {
  listener: BusListener | undefined;

  address(): { kind: 'unix'; path: string } {
    return { kind: 'unix', path: '/nowhere' };
  }

  open(listener: BusListener): Promise<void> {
    this.listener = listener;
    return Promise.resolve();
  }

  close(): Promise<void> {
    this.listener = undefined;
    return Promise.resolve();
  }
}

let timers: ManualTimers;
let record: WorldRecord;
let banks: SimulatedBank[];
let bus: SimulatedBus;
let endpoint: FakeEndpoint;
let heard: { atMs: number; hex: string }[];

beforeEach(async () => {
  timers = new ManualTimers();
  record = new WorldRecord('00000000-0000-4000-8000-000000000000', timers);
  const site = smallSite({ baudRate });
  const [hardware] = site.buses.filter(isWireBus);
  if (!hardware) throw new Error('the small site has a bus');
  const cabinets = new Cabinets(trayPlaces(site), new Map(), record, timers, () => undefined);
  const world: World = { cabinets, record, timers, randomness: seededRandomness(3) };
  banks = site.cabinets
    .flatMap((cabinet) => cabinet.banks.filter(isBoardBank))
    .map((bank) => new SimulatedBank(bank, boardModelOf(bank.driver), world));
  endpoint = new FakeEndpoint();
  bus = new SimulatedBus(hardware, banks, endpoint, world);
  await bus.start();
  heard = [];
  const startMs = timers.monotonicMs();
  endpoint.listener?.connected({
    write: (bytes) => {
      heard.push({ atMs: timers.monotonicMs() - startMs, hex: toHex(bytes) });
    },
  });
});

function pulses(): number {
  return record.since(1).entries.filter(({ event }) => event.kind === 'pulse').length;
}

describe('a bus', () => {
  it('takes wire time there, turn-around, and wire time back', () => {
    endpoint.listener?.received(status);
    timers.advance(1000);
    expect(heard).toEqual([
      { atMs: expect.closeTo(5 * byteMs + kerongCu16.turnaroundMs + 9 * byteMs, 6), hex: allClosed },
    ]);
  });

  it('pulses when the last byte of the request has arrived, not before', () => {
    endpoint.listener?.received(unlockLock1);
    timers.advance(5 * byteMs - 0.01);
    expect(pulses()).toBe(0);
    timers.advance(0.02);
    expect(pulses()).toBe(1);
  });

  it('lets every board hear every request, and the one meant answers', () => {
    endpoint.listener?.received(status);
    endpoint.listener?.received(statusOfRight);
    timers.advance(1000);
    expect(heard.map(({ hex }) => hex)).toEqual([allClosed, allClosedRight]);
  });

  it('waits for a slow board', () => {
    banks[0]?.setFaults({ ...noBankFaults, extraTurnaroundMs: 500 });
    endpoint.listener?.received(status);
    timers.advance(500);
    expect(heard).toEqual([]);
    timers.advance(500);
    expect(heard).toHaveLength(1);
  });

  it('flips a bit of each request when it must, so that no board obeys', async () => {
    await bus.setFaults({ ...noBusFaults, corruptRequestProbability: 1 });
    for (let round = 0; round < 200; round++) {
      endpoint.listener?.received(unlockLock1);
      timers.advance(100);
    }
    expect(pulses()).toBe(0);
    await bus.setFaults(noBusFaults);
    endpoint.listener?.received(unlockLock1);
    timers.advance(100);
    expect(pulses()).toBe(1);
  });

  it('loses what is on the wire when it is cut', async () => {
    endpoint.listener?.received(unlockLock1);
    await bus.setFaults({ ...noBusFaults, cut: true });
    timers.advance(1000);
    expect(pulses()).toBe(0);
    expect(endpoint.listener).toBeUndefined();
    await bus.setFaults(noBusFaults);
    expect(endpoint.listener).toBeDefined();
  });
});
