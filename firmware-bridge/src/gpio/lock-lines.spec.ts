import { describe, expect, it } from '@jest/globals';
import { isGpioBank, type GpioBankHardware } from '../../contract/index.js';
import { allLinesOff, linesOfLock } from './lock-lines.js';
import { gpioSite, type GpioSite } from './testing/gpio-site.js';

function bankOf(site: GpioSite): GpioBankHardware {
  const bank = gpioSite(site).cabinets[0]?.banks.find(isGpioBank);
  if (!bank) throw new Error('the site has a bank');
  return bank;
}

const short = (lines: readonly { offset: number; level: number }[]): string[] =>
  lines.map(({ offset, level }) => `${offset}=${level}`);

describe('the lines of a lock', () => {
  it('are its relay', () => {
    const bank = bankOf({ locks: 'relays' });
    expect([1, 2, 6].map((lock) => short(linesOfLock(bank, lock)))).toEqual([['4=1'], ['5=1'], ['16=1']]);
  });

  it('are one row and one column, and no other lock has the same', () => {
    const bank = bankOf({});
    const all = [1, 2, 3, 4, 5, 6].map((lock) => short(linesOfLock(bank, lock)).join(' '));
    expect(all).toEqual(['4=1 6=1', '4=1 12=1', '4=1 13=1', '5=1 6=1', '5=1 12=1', '5=1 13=1']);
  });

  it('are switched by the other level where the relays want it', () => {
    const bank = bankOf({ activeLow: true });
    expect(short(linesOfLock(bank, 1))).toEqual(['4=0', '6=0']);
    expect(short(allLinesOff([bank]))).toEqual(['4=1', '5=1', '6=1', '12=1', '13=1']);
  });

  it.each([0, 7, -1, 1.5, Number.NaN])('of lock %d there are none', (lock) => {
    expect(() => linesOfLock(bankOf({}), lock)).toThrow(RangeError);
    expect(() => linesOfLock(bankOf({ locks: 'relays' }), lock)).toThrow(RangeError);
  });
});
