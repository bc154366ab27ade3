import { describe, expect, it } from '@jest/globals';
import { deletedBy, keys } from './keys.js';

describe('the keyboard on the kiosk’s screen', () => {
  it('can write every character a password may be asked for on a keyboard of this country', () => {
    const written = new Set(Object.values(keys).flatMap((rows) => Array.from(rows.join(''))));
    written.add(' ');
    const printable = Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index));
    expect(printable.filter((character) => !written.has(character))).toEqual([]);
  });

  it('deletes what is marked, or the character before, and nothing at the beginning', () => {
    expect(deletedBy({ start: 2, end: 5 })).toEqual({ start: 2, end: 5 });
    expect(deletedBy({ start: 3, end: 3 })).toEqual({ start: 2, end: 3 });
    expect(deletedBy({ start: 0, end: 0 })).toEqual({ start: 0, end: 0 });
  });
});
