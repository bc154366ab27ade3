import { describe, expect, it } from '@jest/globals';
import type { KioskEvent } from './conversation.js';
import { atProcedure, beforeDeposit, depositDoor, home, play, refused } from './testing/plays.js';

describe('what is refused', () => {
  it('can be tried again: unanswered as the same request, refused as a new one', () => {
    const asked = play([{ type: 'open_for_deposit' }], beforeDeposit);
    const tryAgain: KioskEvent = { type: 'way_taken', way: 'try_again' };
    expect(play([tryAgain], refused(asked, 'unreachable')).asking).toBe(asked.asking);
    const anew = play([tryAgain], refused(asked, 'cabinet_unreachable')).asking;
    expect(anew).toEqual(asked.asking);
    expect(anew).not.toBe(asked.asking);
  });

  it('leads back to where it was tried', () => {
    const full = refused(play([{ type: 'open_for_deposit' }], beforeDeposit), 'no_tray_free', {
      nextRunAt: '2026-11-23T01:00:00.000Z',
    });
    expect(full.screen).toEqual({
      name: 'trouble',
      trouble: { kind: 'no_tray_free', nextRunAt: '2026-11-23T01:00:00.000Z' },
    });
    expect(play([{ type: 'back' }], full).screen).toEqual({ name: 'before_deposit' });
  });

  it('of the kiosk itself ends in its set-up, with nothing of the person', () => {
    const state = refused(
      play([{ type: 'phone_given', phone: '0912345678' }], atProcedure),
      'unauthenticated',
    );
    expect(state).toEqual({ ...home, screen: { name: 'set_up', refused: true } });
  });

  it('because the address sends too much was not done, and is asked again as the same request', () => {
    const asked = play([{ type: 'open_for_deposit' }], beforeDeposit);
    const busy = refused(asked, 'too_many_requests', { limit: 'address', retryAfterSeconds: 1 });
    expect(busy.screen).toEqual({ name: 'trouble', trouble: { kind: 'unreachable' } });
    expect(play([{ type: 'way_taken', way: 'try_again' }], busy).asking).toBe(asked.asking);
  });

  it('about a door leaves the door on the screen', () => {
    const state = refused(play([{ type: 'confirmed', done: true }], depositDoor), 'operation_settled');
    expect(state.screen).toEqual({ name: 'door' });
    expect(state.asking).toBeNull();
  });
});
