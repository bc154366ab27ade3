import { describe, expect, it } from '@jest/globals';
import { driverLimits, type DriverLimits, type DriverName } from '../../../contract/index.js';
import { TechnicianFailure } from '../failure.js';
import { parsePort } from './port.js';
import { countQuestions, planScan } from './scan-plan.js';

const [anyDriver = 'kerong-cu16'] = Object.keys(driverLimits) as DriverName[];
const limits: DriverLimits = {
  ...driverLimits[anyDriver],
  boards: [1, 255],
  baudRates: [19200, 9600],
};
/** As if there were one kind of board only. */
const one = { [anyDriver]: limits } as Record<DriverName, DriverLimits>;

describe('the plan of a scan', () => {
  it('asks the first addresses at every baud rate, slowest first', () => {
    const rounds = planScan(one, {}, true);
    expect(rounds.map(({ baudRate }) => baudRate)).toEqual([9600, 19200]);
    expect(rounds[0]?.searches[0]?.boards).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
    expect(countQuestions(rounds)).toBe(32);
  });

  it('asks once behind a converter, and only what is wished for', () => {
    expect(countQuestions(planScan(one, {}, false))).toBe(16);
    expect(planScan(one, { boards: [250, 999] }, false)[0]?.searches[0]?.boards).toEqual([
      250, 251, 252, 253, 254, 255,
    ]);
    expect(planScan(one, { baudRate: 9600, boards: [3, 3] }, true)).toEqual([
      { baudRate: 9600, searches: [{ driver: anyDriver, boards: [3] }] },
    ]);
    expect(planScan(one, { baudRate: 1200 }, true)).toEqual([]);
    expect(countQuestions(planScan(one, { boards: [0, 0] }, false))).toBe(0);
  });

  it('knows every driver of the contract', () => {
    const drivers = planScan(driverLimits, {}, false).flatMap(({ searches }) =>
      searches.map(({ driver }) => driver),
    );
    expect(drivers).toEqual(Object.keys(driverLimits));
  });
});

describe('a port', () => {
  it.each([
    ['/dev/ttyUSB0', { kind: 'serial', path: '/dev/ttyUSB0' }],
    ['/run/motcua247/bus-main.sock', { kind: 'socket', path: '/run/motcua247/bus-main.sock' }],
    ['192.168.1.7:4196', { kind: 'tcp', host: '192.168.1.7', port: 4196 }],
    ['[fd00::7]:23', { kind: 'tcp', host: 'fd00::7', port: 23 }],
  ])('%s', (text, port) => {
    expect(parsePort(text)).toEqual(port);
  });

  it.each(['', 'ttyUSB0', 'host:0', 'host:99999', 'host:'])('is not "%s"', (text) => {
    expect(() => parsePort(text)).toThrow(TechnicianFailure);
  });
});
