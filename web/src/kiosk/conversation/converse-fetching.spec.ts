import { describe, expect, it } from '@jest/globals';
import { operation, pickup } from './testing/examples.js';
import {
  answered,
  beforeDeposit,
  fetching,
  looking,
  pickupDoor,
  play,
  refused,
  settled,
} from './testing/plays.js';

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

  it('begins with a pickup QR and the number of what it is for, and no code is sent', () => {
    const scanned = play([{ type: 'scanned_pickup_qr', token: 'secret' }]);
    expect(scanned.screen).toEqual({ name: 'pickup_phone', refused: false });
    const asked = play([{ type: 'phone_given', phone: '0912345678' }], scanned);
    expect(asked.asking).toEqual({ kind: 'start_session_by_qr', token: 'secret', phone: '0912345678' });
    expect(refused(asked, 'phone_not_vietnamese_mobile').screen).toEqual({
      name: 'pickup_phone',
      refused: true,
    });
    const known = answered(asked, { kind: 'start_session_by_qr', data: { token: 'session' } });
    expect(known.asking).toEqual({ kind: 'list_pickups' });
    expect(known.visit).toMatchObject({
      purpose: 'pickup',
      session: { token: 'session' },
      pickupToken: null,
    });
  });

  it('leads on from a pickup QR that does not fit: to the number once more, to another QR, or to a code', () => {
    const wrong = refused(
      play([
        { type: 'scanned_pickup_qr', token: 'secret' },
        { type: 'phone_given', phone: '0912345678' },
      ]),
      'pickup_qr_wrong',
    );
    expect(wrong.screen).toEqual({ name: 'trouble', trouble: { kind: 'pickup_qr_wrong' } });
    const again = play([{ type: 'way_taken', way: 'number_again' }], wrong);
    expect([again.screen.name, again.visit.pickupToken]).toEqual(['pickup_phone', 'secret']);
    const another = play([{ type: 'scanned_pickup_qr', token: 'newer' }], wrong);
    expect([another.screen.name, another.visit.pickupToken]).toEqual(['pickup_phone', 'newer']);
    const byCode = play([{ type: 'way_taken', way: 'by_code' }], wrong);
    expect(byCode.screen).toEqual({ name: 'phone', refused: false });
    expect(play([{ type: 'phone_given', phone: '0912345678' }], byCode).asking).toMatchObject({
      kind: 'ask_code',
      purpose: 'pickup',
    });
  });

  it('asks about the holder before the door, where the result does, and once only', () => {
    const asking = { ...pickup, asks: 'birth_date' } as const;
    const listed = answered(fetching, { kind: 'list_pickups', data: [asking] });
    const asked = play([{ type: 'open_for_pickup' }], listed);
    expect([asked.screen, asked.asking]).toEqual([{ name: 'pickup_factor' }, null]);
    const given = play([{ type: 'factor_given', answer: '1990-02-01' }], asked);
    expect(given.asking).toEqual({ kind: 'show_factor', id: 'dossier', answer: '1990-02-01' });
    const wrong = refused(given, 'pickup_factor_wrong', { triesLeft: 2 });
    expect(wrong.screen).toEqual({ name: 'trouble', trouble: { kind: 'factor_wrong', triesLeft: 2 } });
    expect(play([{ type: 'way_taken', way: 'answer_again' }], wrong).screen).toEqual({
      name: 'pickup_factor',
    });
    expect(refused(given, 'pickup_factor_wrong', { triesLeft: 0 }).screen).toEqual({
      name: 'trouble',
      trouble: { kind: 'factor_exhausted' },
    });
    const right = answered(given, { kind: 'show_factor', data: null });
    expect(right.asking).toEqual({ kind: 'open_pickup', id: 'dossier' });
    const door = answered(right, { kind: 'open_pickup', data: { ...operation, purpose: 'pickup' } });
    const notTaken = settled(door, 'not_moved');
    expect(play([{ type: 'way_taken', way: 'open_again' }], notTaken).asking).toEqual(right.asking);
  });

  it('takes no pickup QR in the middle of something else', () => {
    for (const state of [beforeDeposit, fetching, looking, pickupDoor]) {
      expect(play([{ type: 'scanned_pickup_qr', token: 'secret' }], state)).toBe(state);
    }
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

  it('that meets a lock that has to cool down is told for how long, and asks for the same tray again', () => {
    const cooling = { doorSeenOpen: false, outcomeReason: 'cooling_down', readyInMs: 30_000 } as const;
    const shut = settled(pickupDoor, 'not_moved', cooling);
    expect(shut.screen).toEqual({
      name: 'trouble',
      trouble: { kind: 'lock_cools_pickup', waitSeconds: 30 },
    });
    const again = play([{ type: 'way_taken', way: 'open_again' }], shut);
    expect(again.asking).toMatchObject({ kind: 'open_pickup' });
  });

  it.each([
    ['not_moved', { doorSeenOpen: false }, 'lock_stuck_pickup'],
    ['not_moved', {}, 'not_taken'],
    ['unverified', {}, 'unsure_pickup'],
  ] as const)('that is %s %o: %s', (settlement, more, kind) => {
    expect(settled(pickupDoor, settlement, more).screen).toEqual({ name: 'trouble', trouble: { kind } });
  });
});
