import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Bias, isGpioBank, isGpioBus } from '../../contract/index.js';
import { gpioSite, inputChip } from '../../src/gpio/testing/gpio-site.js';
import { MemoryChips } from '../../src/gpio/testing/memory-chips.js';
import { Cabinets } from '../cabinet/cabinets.js';
import { trayPlaces } from '../cabinet/places.js';
import { noBankFaults } from '../faults/line-faults.js';
import { waverMs } from '../faults/repetition.js';
import { seededRandomness } from '../randomness.js';
import { WorldRecord } from '../record/world-record.js';
import { ManualTimers } from '../testing/manual-timers.js';
import { SimulatedGpioBus } from './simulated-gpio-bus.js';

const pulseMs = 500;
const chip = 'pinctrl-bcm2711';

let timers: ManualTimers;
let record: WorldRecord;
let chips: MemoryChips;
let gpioBus: SimulatedGpioBus;
let delays: number[];
let cabinets: Cabinets;

beforeEach(() => start());

/** @param bias of the door switches */
async function start(bias?: Bias): Promise<void> {
  timers = new ManualTimers();
  delays = [];
  record = new WorldRecord('00000000-0000-4000-8000-000000000000', timers);
  const site = gpioSite({ pulseMs, ...(bias && { bias }) });
  const [bus] = site.buses.filter(isGpioBus);
  const banks = site.cabinets.flatMap((cabinet) => cabinet.banks.filter(isGpioBank));
  if (!bus) throw new Error('the site has a bus');
  chips = new MemoryChips(banks, {
    monotonicMs: () => timers.monotonicMs(),
    schedule: (afterMs, action) => {
      delays.push(afterMs);
      action();
      return () => undefined;
    },
  });
  cabinets = new Cabinets(trayPlaces(site), new Map(), record, timers, () => undefined);
  const world = { cabinets, record, timers, randomness: seededRandomness(1) };
  gpioBus = new SimulatedGpioBus(bus, banks, chips, world);
  await gpioBus.start();
}

/** Rows are 4 and 5, columns 6, 12 and 13. */
function switchOn(...offsets: number[]): void {
  const lines = offsets.map((offset) => ({ chip, offset, level: 1 as const }));
  void chips.on(lines, 500, () => undefined);
}

const told = (): string[] =>
  record.since(1).entries.flatMap(({ event }) => {
    if (event.kind === 'pulse') return [`pulse ${event.tray}`];
    return event.kind === 'violation' ? [event.rule] : [];
  });

describe('simulated relays', () => {
  it('let a lock go only where row and column are both on', () => {
    switchOn(5);
    expect(told()).toEqual([]);
    switchOn(12);
    expect(told()).toEqual(['pulse A05']);
  });

  it.each([
    ['rows', [4, 6, 5]],
    ['columns', [4, 6, 12]],
  ])('put two %s that are on together on record', (_what, offsets) => {
    switchOn(...offsets);
    expect(told()).toContain('two_rows_or_columns');
  });

  it('put a pulse on record that is far longer than the site file allows, once', () => {
    switchOn(4, 6);
    timers.advance(1.5 * pulseMs + 1);
    chips.off();
    expect(told()).toEqual(['pulse A01', 'pulse_too_long']);
  });

  it('put a lock on record that nobody switches off', () => {
    switchOn(4, 6);
    timers.advance(10 * pulseMs);
    chips.off();
    expect(told()).toEqual(['pulse A01', 'pulse_too_long']);
  });

  it('have nothing against a pulse as the site file wants it', () => {
    switchOn(4, 6);
    timers.advance(1.5 * pulseMs);
    chips.off();
    timers.advance(10 * pulseMs);
    expect(told()).toEqual(['pulse A01']);
  });
});

describe('a pulse on a busy machine', () => {
  it('may be longer by as much as the simulator was kept from running while it lasted, and not by more', () => {
    switchOn(4, 6);
    timers.advance(100);
    timers.stall(300);
    timers.advance(1.5 * pulseMs - 110);
    chips.off();
    expect(told()).toEqual(['pulse A01']);

    switchOn(4, 6);
    timers.advance(100);
    timers.stall(300);
    timers.advance(1.5 * pulseMs - 99);
    chips.off();
    expect(told()).toEqual(['pulse A01', 'pulse A01', 'pulse_too_long']);
    expect(timers.pending).toBe(0);
  });

  it('is no longer than it was where its end is the first that is heard of', () => {
    switchOn(4, 6);
    timers.advance(1.5 * pulseMs - 8);
    timers.after(0, () => {
      chips.off();
    });
    timers.stall(300);
    expect(told()).toEqual(['pulse A01']);
  });

  it('is put on record all the same when nobody switches it off', () => {
    switchOn(4, 6);
    timers.advance(100);
    timers.stall(300);
    timers.advance(3 * pulseMs - 111);
    expect(told()).toEqual(['pulse A01']);
    timers.advance(1);
    expect(told()).toEqual(['pulse A01', 'pulse_too_long']);
    chips.off();
    expect(told()).toEqual(['pulse A01', 'pulse_too_long']);
    expect(timers.pending).toBe(0);
  });
});

describe('simulated switches', () => {
  const shown = (): number | undefined => gpioBus.banks[0]?.inputs()[0]?.idle;

  it.each([
    ['pull-up', 1],
    ['pull-down', 0],
  ] as const)('torn off show the level of their %s', async (bias, level) => {
    await gpioBus.stop();
    await start(bias);
    cabinets.setFaults('A01', { doorSensor: 'torn_off' });
    expect(shown()).toBe(level);
    cabinets.forceOpen('A01');
    expect(shown()).toBe(level);
    expect(timers.pending).toBe(0);
  });

  it('torn off without a bias, or loose, are shown now so and now so until they are mended', async () => {
    const offset = { chip: inputChip, offsets: [0] };
    const seen = async (): Promise<Set<number>> => {
      const levels = new Set<number>();
      for (let change = 0; change < 40; change += 1) {
        timers.advance(waverMs);
        for (const level of await chips.read(offset, 'off', [])) levels.add(level);
      }
      return levels;
    };
    for (const doorSensor of ['torn_off', 'flickers'] as const) {
      cabinets.setFaults('A01', { doorSensor });
      expect(await seen()).toEqual(new Set([0, 1]));
      cabinets.mendAll();
      expect(await seen()).toEqual(new Set([0]));
      expect(timers.pending).toBe(0);
    }
  });

  const look = async (): Promise<number[]> => {
    delays.length = 0;
    const [input] = gpioBus.banks.flatMap((bank) => bank.inputs());
    const offset = Number(input?.key.split('/').at(-1));
    await chips.read(
      { chip: input?.key.slice(0, input.key.lastIndexOf('/')) ?? '', offsets: [offset] },
      'off',
      [],
    );
    return delays;
  };

  it('are read as slowly as the slowest of their banks has it', async () => {
    const [bank] = gpioBus.banks;
    expect(await look()).toEqual([]);
    bank?.setFaults({ ...noBankFaults, extraTurnaroundMs: 250 });
    expect(await look()).toEqual([250]);
    bank?.setFaults(noBankFaults);
    expect(await look()).toEqual([]);
  });
});
