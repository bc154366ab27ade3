import { describe, expect, it } from '@jest/globals';
import { addressOf, placeOf } from './ledger-place.js';

const nowhere = { subject: undefined, before: undefined };

describe('the place in the ledger', () => {
  it.each([
    ['', nowhere],
    ['subject=tray', { subject: 'tray', before: undefined }],
    ['before=4711', { subject: undefined, before: 4711 }],
    ['subject=door_operation&before=20', { subject: 'door_operation', before: 20 }],
  ] as const)('%p is written and read as the same', (address, place) => {
    expect(placeOf(new URLSearchParams(address))).toEqual(place);
    expect(addressOf(place).toString()).toBe(address);
  });

  it.each([
    'subject=fire',
    'subject=constructor',
    'before=0',
    'before=-3',
    'before=1.5',
    'before=x',
    'before=',
  ])('%p is the newest of everything', (address) => {
    expect(placeOf(new URLSearchParams(address))).toEqual(nowhere);
  });
});
