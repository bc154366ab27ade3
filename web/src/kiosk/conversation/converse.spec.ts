import { describe, expect, it } from '@jest/globals';
import type { Schema } from '../../shared/api/index.js';
import { beginning, type Conversation, type KioskEvent } from './conversation.js';
import { converse } from './converse.js';
import { usualPreferences } from './preferences.js';
import type { Answer } from './requests.js';
import { emptyVisit } from './visit.js';
import { code, deposit, operation, pickup, procedure, status } from './examples.js';

const play = (events: readonly KioskEvent[], from: Conversation = home): Conversation =>
  events.reduce(converse, from);
const home = converse(beginning, { type: 'device_known' });

const answered = (state: Conversation, answer: Answer): Conversation => {
  if (state.asking === null) throw new Error('Nothing was asked.');
  expect(state.asking.kind).toBe(answer.kind);
  return converse(state, { type: 'answered', request: state.asking, answer, atMs: 1000 });
};
const refused = (state: Conversation, problem: string, facts = {}): Conversation => {
  if (state.asking === null) throw new Error('Nothing was asked.');
  return converse(state, { type: 'refused', request: state.asking, refusal: { code: problem, facts } });
};
const settled = (
  state: Conversation,
  settlement: Schema<'DoorOperation'>['settlement'],
  more: Partial<Schema<'DoorOperation'>> = {},
): Conversation =>
  converse(state, {
    type: 'door_seen',
    operation: {
      ...operation,
      purpose: state.visit.purpose === 'pickup' ? 'pickup' : 'deposit',
      doorSeenOpen: true,
      settledAt: '2026-11-23T02:00:00.000Z',
      settlement,
      ...more,
    },
  });

const atProcedure = play([
  { type: 'chose_purpose', purpose: 'deposit' },
  { type: 'chose_field', fieldCode: 'civil-status' },
  { type: 'chose_procedure', procedure },
]);
const atCode = answered(
  play([{ type: 'procedure_settled' }, { type: 'phone_given', phone: '0912345678' }], atProcedure),
  { kind: 'ask_code', data: code },
);
const beforeDeposit = answered(play([{ type: 'code_given', code: '123456' }], atCode), {
  kind: 'start_session',
  data: { token: 'secret' },
});
const opening = answered(play([{ type: 'open_for_deposit' }], beforeDeposit), {
  kind: 'reserve',
  data: deposit,
});
const depositDoor = answered(opening, { kind: 'open_deposit', data: operation });
const fetching = answered(
  play(
    [{ type: 'code_given', code: '123456' }],
    answered(
      play([
        { type: 'chose_purpose', purpose: 'pickup' },
        { type: 'phone_given', phone: '0912345678' },
      ]),
      {
        kind: 'ask_code',
        data: code,
      },
    ),
  ),
  { kind: 'start_session', data: { token: 'secret' } },
);
const pickupDoor = answered(
  play([{ type: 'open_for_pickup' }], answered(fetching, { kind: 'list_pickups', data: [pickup] })),
  { kind: 'open_pickup', data: { ...operation, purpose: 'pickup' } },
);
const looking = answered(
  play(
    [{ type: 'code_given', code: '123456' }],
    answered(
      play([
        { type: 'chose_purpose', purpose: 'lookup' },
        { type: 'phone_given', phone: '0912345678' },
      ]),
      {
        kind: 'ask_code',
        data: code,
      },
    ),
  ),
  { kind: 'start_session', data: { token: 'secret' } },
);

describe('a deposit', () => {
  it('leads from the first screen to the envelope received', () => {
    expect(home.screen).toEqual({ name: 'home' });
    expect(atProcedure.screen).toEqual({ name: 'procedure' });
    expect(atCode.screen).toEqual({ name: 'code' });
    expect(beforeDeposit.screen).toEqual({ name: 'before_deposit' });
    expect(opening.asking).toEqual({ kind: 'open_deposit', id: deposit.id });
    expect(depositDoor.screen).toEqual({ name: 'door' });
    const done = settled(depositDoor, 'moved');
    expect(done.screen).toEqual({ name: 'deposited' });
    const rating = play([{ type: 'finished' }], done);
    expect(rating.screen).toEqual({ name: 'rating' });
    expect(play([{ type: 'finished' }], rating)).toEqual(home);
  });

  it('asks for nothing twice at once', () => {
    const asking = play([{ type: 'code_given', code: '123456' }], atCode);
    expect(play([{ type: 'code_given', code: '654321' }], asking)).toBe(asking);
  });

  it('goes back past phone and code once the person is known, and on again without them', () => {
    const back = play([{ type: 'back' }], beforeDeposit);
    expect(back.screen).toEqual({ name: 'procedure' });
    expect(play([{ type: 'procedure_settled' }], back).screen).toEqual({ name: 'before_deposit' });
  });

  it.each([
    ['not_moved', { doorSeenOpen: false }, 'lock_stuck_deposit'],
    ['not_moved', {}, 'not_put_in'],
    ['unverified', {}, 'unsure_deposit'],
  ] as const)('that is %s %o: %s', (settlement, more, kind) => {
    expect(settled(depositDoor, settlement, more).screen).toEqual({ name: 'trouble', trouble: { kind } });
  });

  it('opens another tray for the same envelope when a lock is stuck', () => {
    const stuck = settled(depositDoor, 'not_moved', { doorSeenOpen: false });
    expect(play([{ type: 'way_taken', way: 'another_tray' }], stuck).asking).toEqual({
      kind: 'open_deposit',
      id: deposit.id,
    });
  });
});

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

describe('the code', () => {
  it('is typed again after a wrong one, and asked for anew after the last try', () => {
    const guessing = play([{ type: 'code_given', code: '000000' }], atCode);
    const wrong = refused(guessing, 'code_wrong', { triesLeft: 2 });
    expect(wrong.screen).toEqual({ name: 'code_wrong', triesLeft: 2 });
    expect(play([{ type: 'wants_to_type_code' }], wrong).screen).toEqual({ name: 'code' });
    expect(play([{ type: 'back' }], wrong).screen).toEqual({ name: 'code' });
    const over = refused(guessing, 'code_wrong', { triesLeft: 0 });
    expect(over.screen).toEqual({ name: 'code_over', why: 'exhausted' });
    expect(play([{ type: 'wants_new_code' }], over).asking).toMatchObject({ kind: 'ask_code' });
  });

  it('that has not come can be asked for again; back leads to the phone', () => {
    const missing = play([{ type: 'code_not_come' }], atCode);
    expect(missing.screen).toEqual({ name: 'code_missing' });
    const again = answered(play([{ type: 'wants_new_code' }], missing), { kind: 'ask_code', data: code });
    expect(again.screen).toEqual({ name: 'code' });
    expect(play([{ type: 'back' }], again).screen).toEqual({ name: 'phone', refused: false });
  });

  it('that could not be sent is told, once', () => {
    const notSent = play([{ type: 'code_not_sent' }], atCode);
    expect(notSent.screen).toEqual({ name: 'trouble', trouble: { kind: 'sms_failed' } });
    expect(play([{ type: 'code_not_sent' }], notSent)).toBe(notSent);
  });

  it('is not asked for with a number that is none', () => {
    const asked = play([
      { type: 'chose_purpose', purpose: 'pickup' },
      { type: 'phone_given', phone: '1900' },
    ]);
    expect(refused(asked, 'phone_not_vietnamese_mobile').screen).toEqual({ name: 'phone', refused: true });
  });
});

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

  it('about a door leaves the door on the screen', () => {
    const state = refused(play([{ type: 'confirmed', done: true }], depositDoor), 'operation_settled');
    expect(state.screen).toEqual({ name: 'door' });
    expect(state.asking).toBeNull();
  });
});

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
