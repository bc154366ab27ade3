import { expect } from '@jest/globals';
import type { Schema } from '../../../shared/api/index.js';
import { beginning, type Conversation, type KioskEvent } from '../conversation.js';
import { converse } from '../converse.js';
import type { Answer } from '../requests.js';
import { code, deposit, operation, pickup, procedure } from './examples.js';

/** Plays events, from the first screen on unless told from where. */
export const play = (events: readonly KioskEvent[], from: Conversation = home): Conversation =>
  events.reduce(converse, from);

/** The first screen. */
export const home = converse(beginning, { type: 'device_known' });

/** What comes of an answer to what is being asked. */
export const answered = (state: Conversation, answer: Answer): Conversation => {
  if (state.asking === null) throw new Error('Nothing was asked.');
  expect(state.asking.kind).toBe(answer.kind);
  return converse(state, { type: 'answered', request: state.asking, answer, atMs: 1000 });
};

/** What comes of its refusal. */
export const refused = (state: Conversation, problem: string, facts = {}): Conversation => {
  if (state.asking === null) throw new Error('Nothing was asked.');
  return converse(state, { type: 'refused', request: state.asking, refusal: { code: problem, facts } });
};

/** What comes of the door of the operation under way being settled. */
export const settled = (
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

export const atProcedure = play([
  { type: 'chose_purpose', purpose: 'deposit' },
  { type: 'chose_field', fieldCode: 'civil-status' },
  { type: 'chose_procedure', procedure },
]);
export const atCode = answered(
  play([{ type: 'procedure_settled' }, { type: 'phone_given', phone: '0912345678' }], atProcedure),
  { kind: 'ask_code', data: code },
);
export const beforeDeposit = answered(play([{ type: 'code_given', code: '123456' }], atCode), {
  kind: 'start_session',
  data: { token: 'secret' },
});
export const opening = answered(play([{ type: 'open_for_deposit' }], beforeDeposit), {
  kind: 'reserve',
  data: deposit,
});
export const depositDoor = answered(opening, { kind: 'open_deposit', data: operation });

const knownFor = (purpose: 'pickup' | 'lookup'): Conversation => {
  const asked = play([
    { type: 'chose_purpose', purpose },
    { type: 'phone_given', phone: '0912345678' },
  ]);
  const sent = answered(asked, { kind: 'ask_code', data: code });
  return answered(play([{ type: 'code_given', code: '123456' }], sent), {
    kind: 'start_session',
    data: { token: 'secret' },
  });
};

export const fetching = knownFor('pickup');
export const looking = knownFor('lookup');
export const pickupDoor = answered(
  play([{ type: 'open_for_pickup' }], answered(fetching, { kind: 'list_pickups', data: [pickup] })),
  { kind: 'open_pickup', data: { ...operation, purpose: 'pickup' } },
);
