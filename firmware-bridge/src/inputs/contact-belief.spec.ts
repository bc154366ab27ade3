import { describe, expect, it } from '@jest/globals';
import { ContactBelief } from './contact-belief.js';
import type { ContactState } from './contact.js';

/** What is believed after each look; looks are 400 ms apart. */
function beliefs(...looks: ContactState[]): ContactState[] {
  const belief = new ContactBelief(1_000);
  return looks.map((seen, index) => {
    belief.take(seen, index * 400);
    return belief.state;
  });
}

describe('what is believed of a contact', () => {
  it('begins unknown, and is as first seen', () => {
    expect(new ContactBelief(1_000).state).toBe('unknown');
    expect(beliefs('inactive')).toEqual(['inactive']);
    expect(beliefs('active')).toEqual(['active']);
  });

  it('turns active at the first look', () => {
    expect(beliefs('inactive', 'active')).toEqual(['inactive', 'active']);
  });

  it('turns back only when that has lasted', () => {
    expect(beliefs('active', 'inactive', 'inactive', 'inactive', 'inactive')).toEqual([
      'active',
      'active',
      'active',
      'active',
      'inactive',
    ]);
  });

  it('is not fooled by a contact that flickers', () => {
    const looks = ['active', 'inactive', 'inactive', 'active', 'inactive', 'inactive', 'inactive'] as const;
    expect(new Set(beliefs(...looks))).toEqual(new Set(['active']));
  });

  it('takes a contact that breaks off while it is active for active', () => {
    expect(beliefs('active', 'unknown', 'unknown', 'unknown', 'unknown').at(-1)).toBe('active');
    expect(beliefs('inactive', 'unknown').at(-1)).toBe('unknown');
  });
});
