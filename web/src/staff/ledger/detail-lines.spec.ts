import { describe, expect, it } from '@jest/globals';
import { detailLines, nothing, pulseNotKnown } from './detail-lines.js';

describe('the details of an entry', () => {
  it('are lines in their order; what is no text stands as the ledger has it', () => {
    expect(
      detailLines({ tray: 'A07', dossier: null, present: false, tries: 0, missing: ['a', 'b'], none: '' }),
    ).toEqual([
      { name: 'tray', text: 'A07' },
      { name: 'dossier', text: nothing },
      { name: 'present', text: 'false' },
      { name: 'tries', text: '0' },
      { name: 'missing', text: '["a","b"]' },
      { name: 'none', text: '' },
    ]);
  });

  it('say of a pulse of which nobody knows that it is not known, and not that there was none', () => {
    expect(detailLines({ pulsed: null })).toEqual([{ name: 'pulsed', text: pulseNotKnown }]);
    expect(detailLines({ pulsed: false })).toEqual([{ name: 'pulsed', text: 'false' }]);
  });
});
