/** What was read from a slip, by the scanner or by eye. */
export type SlipReading =
  /** The number, as it is printed. */
  | { readonly kind: 'number'; readonly depositNumber: string }
  /** The QR code leads to the citizen's status page; the service knows the number behind it. */
  | { readonly kind: 'link'; readonly token: string }
  | { readonly kind: 'unreadable' };

const number = /^G?(\d{6})(\d{1,6})$/;
const link = /^https?:\/\/[^/\s]+\/d\/([A-Za-z0-9_-]{8,128})\/?$/;

/** Reads `G-261122-0007`, `261122 7`, or the address in the slip's QR code. */
export function readSlip(given: string): SlipReading {
  const text = given.trim();
  const token = link.exec(text)?.[1];
  if (token !== undefined) return { kind: 'link', token };
  const [, day, count] = number.exec(text.toUpperCase().replace(/[\s.–-]/g, '')) ?? [];
  if (day === undefined || count === undefined) return { kind: 'unreadable' };
  return { kind: 'number', depositNumber: `G-${day}-${String(Number(count)).padStart(4, '0')}` };
}
