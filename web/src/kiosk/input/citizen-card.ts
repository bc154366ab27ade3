import { isName } from './person-name.js';

/**
 * The name on a citizen card, from the text of its QR code: `id|old number|name|ddMMyyyy|sex|address|issued`, six fields
 * or more. Everything else on it is none of the kiosk's business and is not given on. Unsigned: a convenience, no proof.
 *
 * @returns undefined when the text is of no citizen card.
 */
export function nameOnCitizenCard(scanned: string): string | undefined {
  const [id = '', oldNumber = '', name = '', born = '', sex = '', address] = scanned.split('|');
  const isCard =
    /^\d{12}$/.test(id) &&
    /^(\d{9}|\d{12})?$/.test(oldNumber) &&
    /^\d{8}$/.test(born) &&
    /^(Nam|Nữ)$/.test(sex.normalize('NFC')) &&
    address !== undefined;
  const clean = name.normalize('NFC').trim().replace(/\s+/g, ' ');
  return isCard && isName(clean) ? clean : undefined;
}
