import { describe, expect, it } from '@jest/globals';
import type { KioskEvent } from './conversation.js';
import { status } from './testing/examples.js';
import { answered, beforeDeposit, looking, play, refused } from './testing/plays.js';

describe('looking up', () => {
  it('leads to the list and to each of it', () => {
    const list = answered(looking, { kind: 'list_dossiers', data: [status] });
    expect(list.screen).toEqual({ name: 'dossiers' });
    const one = play([{ type: 'chose_dossier', position: 0 }], list);
    expect(one.screen).toEqual({ name: 'dossier', position: 0 });
    expect(play([{ type: 'back' }], one).screen).toEqual({ name: 'dossiers' });
  });

  it('says so when there is nothing', () => {
    expect(answered(looking, { kind: 'list_dossiers', data: [] }).screen).toEqual({ name: 'nothing_known' });
  });

  it('shows what a scanned link leads to, but not in the middle of something else', () => {
    const scanned: KioskEvent = { type: 'scanned_status', token: 'abc' };
    const asked = play([scanned]);
    expect(answered(asked, { kind: 'read_status', data: status }).screen).toEqual({
      name: 'dossier',
      position: 0,
    });
    expect(refused(asked, 'not_found').screen).toEqual({
      name: 'trouble',
      trouble: { kind: 'no_such_page' },
    });
    expect(play([scanned], beforeDeposit)).toBe(beforeDeposit);
  });
});
