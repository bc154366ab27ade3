import { describe, expect, it } from '@jest/globals';
import { operation, pickup } from './testing/examples.js';
import { answered, fetching, pickupDoor, play, refused, settled } from './testing/plays.js';

describe('fetching', () => {
  it('leads to the one thing that waits, its door, and the rating', () => {
    expect(pickupDoor.screen).toEqual({ name: 'door' });
    const done = settled(pickupDoor, 'moved');
    expect(done.screen).toEqual({ name: 'fetched' });
    const rated = play([{ type: 'finished' }, { type: 'rated', rating: 'neutral' }], done);
    expect(rated.asking).toEqual({ kind: 'rate', about: 'pickup', rating: 'neutral' });
    expect(refused(rated, 'unreachable').screen).toEqual({ name: 'thanks' });
  });

  it('lets the person choose when several things wait', () => {
    const several = answered(fetching, { kind: 'list_pickups', data: [pickup, { ...pickup, id: 'other' }] });
    expect(several.screen).toEqual({ name: 'pickups' });
    const chosen = play([{ type: 'chose_pickup', pickup: { ...pickup, id: 'other' } }], several);
    expect(play([{ type: 'open_for_pickup' }], chosen).asking).toEqual({ kind: 'open_pickup', id: 'other' });
    expect(play([{ type: 'back' }], chosen).screen).toEqual({ name: 'pickups' });
  });

  it('says so when nothing waits', () => {
    expect(answered(fetching, { kind: 'list_pickups', data: [] }).screen).toEqual({
      name: 'nothing_waiting',
    });
  });

  it('opens the tray once more for what was left in it', () => {
    const again = play([{ type: 'reopen' }], settled(pickupDoor, 'moved'));
    expect(again.asking).toEqual({ kind: 'reopen', operationId: operation.id });
    const door = answered(again, { kind: 'reopen', data: { ...operation, purpose: 'reopen' } });
    expect(settled(door, 'moved', { purpose: 'reopen' }).screen).toEqual({ name: 'fetched' });
    expect(settled(door, 'unverified', { purpose: 'reopen' }).screen).toEqual({
      name: 'trouble',
      trouble: { kind: 'unsure_pickup' },
    });
  });

  it.each([
    ['not_moved', { doorSeenOpen: false }, 'lock_stuck_pickup'],
    ['not_moved', {}, 'not_taken'],
    ['unverified', {}, 'unsure_pickup'],
  ] as const)('that is %s %o: %s', (settlement, more, kind) => {
    expect(settled(pickupDoor, settlement, more).screen).toEqual({ name: 'trouble', trouble: { kind } });
  });
});
