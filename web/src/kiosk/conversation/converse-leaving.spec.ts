import { describe, expect, it } from '@jest/globals';
import type { KioskEvent } from './conversation.js';
import { usualPreferences } from './preferences.js';
import { operation, pickup } from './testing/examples.js';
import {
  atCode,
  atProcedure,
  beforeDeposit,
  depositDoor,
  fetching,
  home,
  looking,
  opening,
  play,
  settled,
} from './testing/plays.js';
import { emptyVisit } from './visit.js';

describe('leaving', () => {
  const everywhere = { atProcedure, atCode, beforeDeposit, opening, fetching, looking };

  it.each(Object.entries(everywhere))('from %s leaves nothing of the person', (_where, state) => {
    const changed = play([{ type: 'preferred', preferences: { language: 'en', largeText: true } }], state);
    const left = play([{ type: 'left' }], changed);
    expect(left).toEqual(home);
    expect(left.visit).toBe(emptyVisit);
    expect(left.preferences).toBe(usualPreferences);
  });

  it('is not possible before an open door, only after it', () => {
    expect(play([{ type: 'left' }, { type: 'back' }], depositDoor)).toBe(depositDoor);
    expect(play([{ type: 'left' }], settled(depositDoor, 'moved'))).toEqual(home);
  });

  it('makes nothing of an answer that comes afterwards', () => {
    const left = play([{ type: 'left' }], fetching);
    const late: KioskEvent = {
      type: 'answered',
      request: { kind: 'list_pickups' },
      answer: { kind: 'list_pickups', data: [pickup] },
      atMs: 0,
    };
    expect(play([late], left)).toBe(left);
  });

  it('makes nothing of another operation’s door', () => {
    const other: KioskEvent = { type: 'door_seen', operation: { ...operation, id: 'other' } };
    expect(play([other], depositDoor)).toBe(depositDoor);
  });

  it('is what "back" does on the first screen of a flow', () => {
    expect(play([{ type: 'chose_purpose', purpose: 'pickup' }, { type: 'back' }])).toEqual(home);
  });
});
