import { longestBankDetail } from '../../contract/index.js';

/** The folders of an absolute path; what stands behind them says enough to a technician and nothing of the machine. */
const folders = /(?<=^|[\s'"(=])\/(?:[^\s/]+\/)+/g;

/** What an operating system, a tool or a line says, as it may stand in a message of the contract: one short line of ASCII. */
export function bankDetail(text: string): string | null {
  const line = text
    .replace(folders, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    // In JSON each would take two bytes.
    .replace(/"/g, "'")
    .replace(/\\/g, '/')
    .replace(/[^ -~]/g, '?')
    .trim();
  if (line === '') return null;
  return line.length <= longestBankDetail ? line : `${line.slice(0, longestBankDetail - 3)}...`;
}

/** So many of the bytes that were no reply are shown: enough to see whether one value repeats. */
const mostHeardBytes = 12;

/** What came in the place of a reply. */
export function heardDetail(heard: Uint8Array): string {
  const shown = [...heard.subarray(0, mostHeardBytes)].map((byte) => byte.toString(16).padStart(2, '0'));
  const more = heard.length > mostHeardBytes ? ' ...' : '';
  return `${heard.length} bytes: ${shown.join(' ')}${more}`;
}

/** Which locks a reply lacks: their numbers, neighbours as a range. */
export function missingDetail(locks: readonly number[]): string | null {
  const ranges: [first: number, last: number][] = [];
  for (const lock of [...locks].sort((one, other) => one - other)) {
    const range = ranges.at(-1);
    if (range?.[1] === lock - 1) range[1] = lock;
    else ranges.push([lock, lock]);
  }
  const numbers = ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`));
  return bankDetail(`not in its replies: ${numbers.join(', ')}`);
}
