import { describe, expect, it } from '@jest/globals';
import { RequestRates, sourceOf } from './request-rates.js';

function ratesWith(perMinute: number, mostSources?: number) {
  const clock = { ms: 5_000 };
  return { clock, rates: new RequestRates(perMinute, () => clock.ms, mostSources) };
}

/** How many of so many requests at once are let in. */
const letIn = (rates: RequestRates, address: string, requests: number): number =>
  Array.from({ length: requests }, () => rates.take(address)).filter((waitMs) => waitMs === 0).length;

describe('the rate of requests', () => {
  it('lets a minute’s worth in at once, and then as many as time brings', () => {
    const { clock, rates } = ratesWith(60);
    expect(letIn(rates, '192.0.2.1', 100)).toBe(60);
    expect(rates.take('192.0.2.1')).toBe(1_000);
    clock.ms += 999;
    expect(rates.take('192.0.2.1')).toBe(1);
    clock.ms += 1;
    expect(letIn(rates, '192.0.2.1', 5)).toBe(1);
    clock.ms += 24 * 3_600_000;
    expect(letIn(rates, '192.0.2.1', 100)).toBe(60);
  });

  it('is every source’s own', () => {
    const { rates } = ratesWith(60);
    letIn(rates, '192.0.2.1', 100);
    expect(letIn(rates, '192.0.2.2', 100)).toBe(60);
  });

  it('remembers a bounded number of sources, and forgets the quietest first', () => {
    const { rates } = ratesWith(1, 2);
    rates.take('192.0.2.1');
    rates.take('192.0.2.2');
    expect(rates.take('192.0.2.1')).toBeGreaterThan(0);
    rates.take('192.0.2.3');
    expect(rates.size).toBe(2);
    expect(rates.take('192.0.2.1')).toBeGreaterThan(0);
    expect(rates.take('192.0.2.2')).toBe(0);
  });
});

describe('the source of a request', () => {
  it.each([
    ['192.0.2.1', '192.0.2.1'],
    ['::ffff:192.0.2.1', '192.0.2.1'],
    ['::1', '0:0:0:0'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:1:2::9', '2001:db8:1:2'],
    ['2001:0db8:0001:0002::', '2001:db8:1:2'],
    ['2001:db8::7', '2001:db8:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
    ['somebody', 'unknown'],
    ['', 'unknown'],
  ])('%s counts as %s', (address, source) => {
    expect(sourceOf(address)).toBe(source);
  });
});
