import { describe, expect, it } from '@jest/globals';
import { isGpioBank, isGpioBus, type GpioBankHardware } from '../../../contract/index.js';
import { gpioSite, inputChip, outputChip, type GpioSite } from '../../gpio/testing/gpio-site.js';
import { addTray, missingLocks, workingSite } from './draft.js';
import type { GpioBankChoice } from './files.js';
import { planGpio, withLinesOf } from './gpio-plan.js';

const [bus] = gpioSite().buses.filter(isGpioBus);
if (!bus) throw new Error('the site has a bus of GPIO');

function bankOf(site: GpioSite = {}): GpioBankHardware {
  const [bank] = gpioSite(site).cabinets.flatMap(({ banks }) => banks.filter(isGpioBank));
  if (!bank) throw new Error('the site has a bank on GPIO');
  return bank;
}

/** The bank with its trays, found with other lines of the doors than it has now. */
function withDoorsOn(...offsets: number[]): GpioBankHardware {
  const bank = bankOf();
  return {
    ...bank,
    doors: { wiring: 'lines', firstLock: 1, closedBit: 0, lines: [{ chip: inputChip, offsets }] },
  };
}

const alone = (bank: GpioBankHardware): GpioBankChoice => ({ bank, beside: [] });

describe('the plan of a bank on GPIO', () => {
  it('has every lock with its terminals, and the line of its door switch on whichever chip', () => {
    const { places } = planGpio(bus, alone(bankOf()));
    expect(places.map(({ name }) => name)).toEqual([
      'lock 1 (row 1, column 1)',
      'lock 2 (row 1, column 2)',
      'lock 3 (row 1, column 3)',
      'lock 4 (row 2, column 1)',
      'lock 5 (row 2, column 2)',
      'lock 6 (row 2, column 3)',
    ]);
    expect(places[4]?.door).toBe('the door switch of lock 5 (line 4 of 1-0020)');
    const relays = planGpio(bus, alone(bankOf({ locks: 'relays', doors: 'matrix' })));
    expect(relays.places[5]).toMatchObject({
      name: `lock 6 (line 16 of ${outputChip})`,
      door: 'the door switch of lock 6 (row on line 1 of 1-0020, column on line 4 of 1-0020)',
    });
  });

  it('looks at every door, also of locks that are not to be mapped, and opens none without a door switch', () => {
    const { doors, ...bank } = bankOf();
    const plan = planGpio(bus, alone(bankOf()), [2, 3]);
    expect(plan.places).toHaveLength(6);
    expect(plan.locks.map(({ lock }) => lock)).toEqual([2, 3]);
    expect(workingSite(plan, plan.places).cabinets[0]?.banks[0]?.trays).toHaveLength(6);
    const shared = planGpio(bus, alone({ ...bank, doors: { ...doors, firstLock: 4 } }));
    expect(shared.places.map(({ lock }) => lock)).toEqual([4, 5, 6]);
  });

  it('looks at the doors of every bank on the same matrix, and opens those of its own alone', () => {
    const [{ doors, ...left }, right] = [
      bankOf(),
      { ...withDoorsOn(10, 11, 12, 13), id: 'right', trays: [] },
    ];
    if (doors.wiring !== 'lines') throw new Error('the site has switches on lines');
    const own = { ...left, doors: { ...doors, lines: [{ chip: inputChip, offsets: [0, 1, 2] }] } };
    const other = { ...right, doors: { ...right.doors, firstLock: 3 } };
    const plan = planGpio(bus, { bank: own, beside: [other] });
    expect(plan.locks.map(({ bank, lock }) => `${bank} ${lock}`)).toEqual(['pins 1', 'pins 2', 'pins 3']);
    expect(plan.places.map(({ bank, lock }) => `${bank} ${lock}`)).toEqual([
      ...['pins 1', 'pins 2', 'pins 3'],
      ...['right 4', 'right 5', 'right 6'],
    ]);
    expect(plan.places[3]?.door).toBe('the door switch of lock 4 (line 11 of 1-0020)');
    const banks = workingSite(plan, plan.places).cabinets.flatMap((cabinet) => cabinet.banks);
    expect(banks.map(({ id, trays }) => [id, trays.length])).toEqual([
      ['pins', 3],
      ['right', 3],
    ]);
    expect(missingLocks(plan, []).map(({ bank }) => bank)).toEqual(['pins', 'pins', 'pins']);
  });

  it('is refused for more locks than can be told, and for none', () => {
    const offsets = [...Array(401).keys()];
    const lines = { chip: outputChip, offsets, activeLow: false };
    const doors = { wiring: 'lines', firstLock: 1, closedBit: 0, lines: [{ chip: inputChip, offsets }] };
    const bank = { ...bankOf({ locks: 'relays' }), lines, doors } as GpioBankHardware;
    expect(() => planGpio(bus, alone(bank))).toThrow('has more than 400 locks');
    expect(() => planGpio(bus, alone(bankOf()), [7, 9])).toThrow('has none of these locks');
  });
});

describe('a draft', () => {
  it('keeps the labels of locks whose lines are the same, and takes the lines of the site file', () => {
    const plan = planGpio(bus, alone(bankOf()));
    expect(withLinesOf(plan, [bankOf()])).toEqual({ banks: [bankOf()], lost: [] });
    // Two switches have been put right since.
    const { banks, lost } = withLinesOf(plan, [withDoorsOn(0, 4, 2, 3, 1, 5)]);
    expect(lost).toEqual(['A02', 'A05']);
    expect(banks).toMatchObject([{ doors: bankOf().doors, trays: [1, 3, 4, 6].map((lock) => ({ lock })) }]);
    expect(missingLocks(plan, banks).map(({ lock }) => lock)).toEqual([2, 5]);
    expect(withLinesOf(plan, [withDoorsOn(10, 11, 12, 13, 14, 15)]).banks).toEqual([]);
  });

  it('leaves the banks of others as they are', () => {
    const other = { ...withDoorsOn(10, 11, 12, 13, 14, 15), id: 'other' };
    const plan = planGpio(bus, alone(bankOf()));
    const { banks } = withLinesOf(plan, [other]);
    expect(banks).toEqual([other]);
    const [place] = plan.places;
    if (!place) throw new Error('the plan has places');
    const answer = { label: 'B01', size: 'small', wheelchairReachable: false } as const;
    expect(addTray(plan, banks, place, answer)).toEqual([
      other,
      { ...bankOf(), trays: [{ ...answer, lock: 1 }] },
    ]);
  });
});
