import { describe, expect, it } from '@jest/globals';
import { addressOf, everything, keptOf, questionOf, termsOf, type SearchTerms } from './search-terms.js';

const full: SearchTerms = {
  text: 'nguyen van an',
  state: 'overdue',
  department: 'justice',
  onlyOpen: false,
  page: 3,
};

describe('the address of a search', () => {
  it.each([
    ['everything', everything, ''],
    ['all terms, but for the text', full, 'state=overdue&department=justice&all=yes&page=3'],
  ])('%s: with what goes with it it is the same search again', (_what, terms, address) => {
    expect(addressOf(terms).toString()).toBe(address);
    expect(termsOf(new URLSearchParams(address), keptOf(terms, 'lan'), 'lan')).toEqual(terms);
  });

  it.each([null, undefined, 'an', { text: 7, personId: 'lan' }, { q: 'an' }, { text: 'an' }])(
    'with %j has no text',
    (state) => {
      expect(termsOf(new URLSearchParams('q=nguyen+van+an'), state, 'lan')).toEqual(everything);
    },
  );

  it('has the text of nobody else, who sat at this screen before', () => {
    expect(termsOf(new URLSearchParams(), keptOf(full, 'lan'), 'binh')).toEqual(everything);
  });

  it.each(['page=0', 'page=1001', 'page=1.5', 'page=x', 'state=flying'])(
    '%s counts as left out',
    (address) => {
      expect(termsOf(new URLSearchParams(address), null, 'lan')).toEqual(everything);
    },
  );
});

describe('what the service is asked', () => {
  it('is everything that is not finished, where nothing is sought', () => {
    expect(questionOf(everything)).toEqual({ open: true, page: 1, pageSize: 20 });
  });

  it('is what is finished too, where something is sought by its number or state', () => {
    expect(questionOf({ ...everything, text: 'G-261123-0007' })).not.toHaveProperty('open');
    expect(questionOf({ ...everything, state: 'picked_up' })).not.toHaveProperty('open');
  });

  it('has all terms', () => {
    expect(questionOf(full)).toEqual({
      q: 'nguyen van an',
      state: 'overdue',
      departmentCode: 'justice',
      page: 3,
      pageSize: 20,
    });
  });
});
