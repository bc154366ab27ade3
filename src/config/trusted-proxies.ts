import { isIP } from 'node:net';

const most = 16;

/**
 * Addresses and networks (`10.0.0.0/8`), separated by commas; none for `none`. A network of everybody is refused: it would
 * let everybody name an address.
 */
export function parseTrustedProxies(text: string): readonly string[] | undefined {
  if (text.trim() === 'none') return [];
  const proxies = text.split(',').map((proxy) => proxy.trim());
  return proxies.length <= most && proxies.every(isNetwork) ? proxies : undefined;
}

function isNetwork(text: string): boolean {
  const [address = '', prefix, ...more] = text.split('/');
  const family = isIP(address);
  if (family === 0 || more.length > 0) return false;
  if (prefix === undefined) return true;
  return /^[0-9]{1,3}$/.test(prefix) && Number(prefix) >= 1 && Number(prefix) <= (family === 4 ? 32 : 128);
}
