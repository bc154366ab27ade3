import { BlockList, isIP, isIPv4 } from 'node:net';

/** What is not of the public internet (RFC 6890 and its registry), or leads to such an address in another dress. */
const reserved = [
  ...['0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12'],
  ...['192.0.0.0/24', '192.0.2.0/24', '192.88.99.0/24', '192.168.0.0/16', '198.18.0.0/15'],
  ...['198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4'],
  ...['::/96', '64:ff9b::/96', '64:ff9b:1::/48', '100::/64', '2001::/23', '2001:db8::/32', '2002::/16'],
  ...['fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
];

/** Which addresses messages may be sent to: the public internet, and the networks that the operator has named. */
export class ReachableAddresses {
  private readonly closed = networksOf(reserved);
  private readonly named: BlockList;

  /** @param networks such as `10.1.0.0/16` or `10.1.2.3`, reachable although they are of one's own house */
  constructor(networks: readonly string[]) {
    this.named = networksOf(networks);
  }

  /** Whether messages may be sent there; a text that is no address is not reachable. */
  has(address: string): boolean {
    // The same machine, whichever way its address is written.
    const bare = address
      .toLowerCase()
      .replace(/^\[|\]$/g, '')
      .replace(/%.*$/, '')
      .replace(/^::ffff:(?=\d+\.)/, '');
    if (isIP(bare) === 0) return false;
    const family = isIPv4(bare) ? 'ipv4' : 'ipv6';
    return this.named.check(bare, family) || !(this.closed.check(bare, family) || isMapped(bare));
  }
}

/** `::ffff:7f00:1` is 127.0.0.1 in hexadecimal: nobody writes it so who means well. */
function isMapped(address: string): boolean {
  return /^(?:0{0,4}:){1,5}:?ffff:/.test(address);
}

function networksOf(texts: readonly string[]): BlockList {
  const list = new BlockList();
  for (const text of texts) {
    const [address = '', prefix] = text.split('/');
    const family = isIPv4(address) ? 'ipv4' : 'ipv6';
    list.addSubnet(address, prefix === undefined ? (family === 'ipv4' ? 32 : 128) : Number(prefix), family);
  }
  return list;
}
