import { BlockList, isIP } from 'node:net';

/** Addresses that mean the machine itself to whoever follows them: loopback, and "any" (RFC 6890). */
const ownAddresses = new BlockList();
ownAddresses.addSubnet('127.0.0.0', 8);
ownAddresses.addSubnet('0.0.0.0', 8);
ownAddresses.addAddress('::1', 'ipv6');
ownAddresses.addAddress('::', 'ipv6');

/**
 * Whether a host is this machine alone.
 * @param host as `URL` gives it: in lower case, IPv4 in four numbers, IPv6 in brackets.
 */
export function isOwnHost(host: string): boolean {
  if (/^(?:.+[.])?localhost[.]?$/.test(host)) return true;
  const bare = host.replace(/^\[|\]$/g, '');
  const family = isIP(bare);
  return family !== 0 && ownAddresses.check(bare, family === 6 ? 'ipv6' : 'ipv4');
}
