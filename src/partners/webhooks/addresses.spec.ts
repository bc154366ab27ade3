import { describe, expect, it } from '@jest/globals';
import { ReachableAddresses } from './addresses.js';

describe('the addresses that messages may be sent to', () => {
  const reachable = new ReachableAddresses([]);

  it.each(['1.1.1.1', '203.162.0.181', '2606:4700::1111', '::ffff:1.1.1.1', '[2606:4700::1111]'])(
    'are %s, of the public internet',
    (address) => {
      expect(reachable.has(address)).toBe(true);
    },
  );

  it.each([
    ...['127.0.0.1', '127.255.255.254', '0.0.0.0', '10.0.0.5', '172.16.0.1', '172.31.255.255', '192.168.1.1'],
    ...['169.254.169.254', '100.64.0.1', '224.0.0.1', '255.255.255.255', '198.18.0.1'],
    ...['::1', '::', '[::1]', 'fe80::1%eth0', 'fd00::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:7f00:1'],
    ...[
      '::7f00:1',
      '::127.0.0.1',
      'fec0::1',
      '0:0:0:0:0:ffff:7f00:1',
      '64:ff9b::7f00:1',
      '2002:7f00:1::',
      'localhost',
      '',
    ],
  ])('are not %s', (address) => {
    expect(reachable.has(address)).toBe(false);
  });

  it('are those of a network that the operator has named, and of no other', () => {
    const named = new ReachableAddresses(['10.1.0.0/16', '192.168.7.7', 'fd00:1::/32']);
    expect(['10.1.2.3', '192.168.7.7', 'fd00:1::5'].map((address) => named.has(address))).toEqual([
      true,
      true,
      true,
    ]);
    expect(
      ['10.2.0.1', '192.168.7.8', 'fd00:2::5', '127.0.0.1'].map((address) => named.has(address)),
    ).toEqual([false, false, false, false]);
  });
});
