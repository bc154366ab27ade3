import { describe, expect, it } from '@jest/globals';
import { instantsOf, mostRowsExported, requireExportable } from './period.js';

describe('the period of an export', () => {
  it('goes from the midnight before it to the midnight after it', () => {
    const { begin, end } = instantsOf({ from: '2026-11-23', to: '2026-11-24' }, 'Asia/Ho_Chi_Minh');
    expect(begin).toEqual(new Date('2026-11-22T17:00:00Z'));
    expect(end).toEqual(new Date('2026-11-24T17:00:00Z'));
  });

  it('is refused with more rows than fit, and told what to do', () => {
    const rows = Array.from({ length: mostRowsExported }, (_, row) => row);
    expect(requireExportable(rows)).toBe(rows);
    expect(() => requireExportable([...rows, 0])).toThrow(`more than ${mostRowsExported} rows`);
  });
});
