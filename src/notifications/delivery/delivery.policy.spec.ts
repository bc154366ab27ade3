import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayMs, hourMs, minuteMs, type Randomness, secondMs } from '../../kernel/index.js';
import { backoffMs } from './backoff.js';
import {
  decideDelivery,
  type Delivery,
  type DeliveryAge,
  type DeliveryEvent,
  lookupSchedule,
  longestWishMs,
  newDelivery,
  type NoticeState,
  noticeStates,
  sendSchedule,
} from './delivery.policy.js';

/** Always the longest wait, so that times can be read off the tables. */
const longest: Randomness = {
  uuid: () => '',
  bytes: (count) => Buffer.alloc(count),
  below: (bound) => bound - 1,
};
const young: DeliveryAge = { ageMs: minuteMs, validForMs: dayMs };

const events = {
  'send due': { kind: 'send_due' },
  'answer accepted': { kind: 'answered', answer: { outcome: 'accepted', providerReference: 'P' } },
  'answer refused': {
    kind: 'answered',
    answer: { outcome: 'refused', permanent: true, reason: 'recipient_invalid', detail: '' },
  },
  'answer retry later': { kind: 'answered', answer: { outcome: 'retry_later', detail: '' } },
  'answer unknown': { kind: 'answered', answer: { outcome: 'unknown', detail: '' } },
  interrupted: { kind: 'interrupted' },
  'lookup accepted': { kind: 'looked_up', answer: { outcome: 'accepted', providerReference: 'P' } },
  'lookup not found': { kind: 'looked_up', answer: { outcome: 'not_found' } },
  'lookup unavailable': { kind: 'looked_up', answer: { outcome: 'unavailable', detail: '' } },
  'report in transit': { kind: 'reported', status: 'in_transit', providerReference: 'P' },
  'report delivered': { kind: 'reported', status: 'delivered', providerReference: 'P' },
  'report undelivered': { kind: 'reported', status: 'undelivered', providerReference: 'P' },
  'report failed': { kind: 'reported', status: 'failed', providerReference: 'P' },
} as const satisfies Record<string, DeliveryEvent>;
type EventName = keyof typeof events;

const deliveries: Record<NoticeState, Delivery> = {
  waiting: { state: 'waiting', attempts: 1, lookups: 0, next: { step: 'send', inMs: 1 } },
  sending: { state: 'sending', attempts: 1, lookups: 0 },
  sent: { state: 'sent', attempts: 1, lookups: 0, providerReference: 'P' },
  delivered: { state: 'delivered', attempts: 1, lookups: 0, providerReference: 'P' },
  undelivered: { state: 'undelivered', attempts: 1, lookups: 0, callThisPerson: 'recipient_invalid' },
  unknown: { state: 'unknown', attempts: 1, lookups: 1, next: { step: 'look_up', inMs: 1 } },
};

type Cell = NoticeState | '·';

/** To be read aloud: after this event, a notice in the state of the column is …; '·' is "as it was". */
// prettier-ignore
const table: Record<EventName, readonly [Cell, Cell, Cell, Cell, Cell, Cell]> = {
  //                     waiting        sending        sent           delivered      undelivered    unknown
  'send due':           ['sending',     '·',           '·',           '·',           '·',           '·'],
  'answer accepted':    ['sent',        'sent',        '·',           '·',           '·',           'sent'],
  'answer refused':     ['·',           'undelivered', '·',           '·',           '·',           'undelivered'],
  'answer retry later': ['·',           'waiting',     '·',           '·',           '·',           '·'],
  'answer unknown':     ['·',           'unknown',     '·',           '·',           '·',           '·'],
  interrupted:          ['·',           'unknown',     '·',           '·',           '·',           '·'],
  'lookup accepted':    ['·',           '·',           '·',           '·',           '·',           'sent'],
  'lookup not found':   ['·',           '·',           '·',           '·',           '·',           'unknown'],
  'lookup unavailable': ['·',           '·',           '·',           '·',           '·',           'unknown'],
  'report in transit':  ['sent',        'sent',        '·',           '·',           '·',           'sent'],
  'report delivered':   ['delivered',   'delivered',   'delivered',   '·',           'delivered',   'delivered'],
  'report undelivered': ['undelivered', 'undelivered', 'undelivered', '·',           '·',           'undelivered'],
  'report failed':      ['undelivered', 'undelivered', 'undelivered', '·',           '·',           'undelivered'],
};

const decide = (delivery: Delivery, event: EventName, age = young): Delivery =>
  decideDelivery(delivery, events[event], age, longest);

describe.each(Object.keys(table) as EventName[])('after "%s"', (event) => {
  it.each(noticeStates)('a notice that is %s goes where the table says', (state) => {
    const expected = table[event][noticeStates.indexOf(state)];
    const before = deliveries[state];
    const after = decide(before, event);
    if (expected === '·') expect(after).toBe(before);
    else {
      expect(after).not.toBe(before);
      expect(after.state).toBe(expected);
    }
  });
});

describe('what comes with the state', () => {
  it('sends a new notice at once and counts the attempt', () => {
    expect(newDelivery.next).toEqual({ step: 'send', inMs: 0 });
    expect(decide(newDelivery, 'send due')).toEqual({ state: 'sending', attempts: 1, lookups: 0 });
  });

  it('keeps the provider reference of whatever showed the acceptance', () => {
    for (const event of ['answer accepted', 'lookup accepted', 'report in transit'] as const) {
      expect(decide(deliveries.unknown, event)).toEqual({
        state: 'sent',
        attempts: 1,
        lookups: 1,
        providerReference: 'P',
      });
    }
  });

  it('puts a refused or returned notice on the list of people to call', () => {
    expect(decide(deliveries.sending, 'answer refused').callThisPerson).toBe('recipient_invalid');
    expect(decide(deliveries.sent, 'report undelivered').callThisPerson).toBe('not_delivered');
    expect(decide(deliveries.sent, 'report failed').callThisPerson).toBe('not_delivered');
  });

  it('takes it off again when it was delivered after all', () => {
    expect(decide(deliveries.undelivered, 'report delivered')).not.toHaveProperty('callThisPerson');
  });

  it('asks nobody to call about what is under way or done', () => {
    for (const event of Object.keys(events) as EventName[]) {
      for (const state of noticeStates) {
        const after = decide(deliveries[state], event);
        const done = after.state !== 'undelivered' && after.state !== 'unknown';
        if (done) expect(after).not.toHaveProperty('callThisPerson');
      }
    }
  });
});

describe('trying again', () => {
  it('waits longer each time, up to half an hour, and stops after twelve attempts', () => {
    const waits: unknown[] = [];
    let delivery = newDelivery;
    for (let i = 0; i < 20 && delivery.state === 'waiting'; i += 1) {
      delivery = decide(decide(delivery, 'send due'), 'answer retry later');
      waits.push((delivery.next?.inMs ?? 0) / minuteMs);
    }
    expect(waits).toEqual([0.5, 1, 2, 4, 8, 16, 30, 30, 30, 30, 30, 0]);
    expect(delivery).toEqual({
      state: 'undelivered',
      attempts: 12,
      lookups: 0,
      callThisPerson: 'tries_used_up',
    });
  });

  it('waits as long as the gateway wishes, within an hour', () => {
    const after = (afterMs: number): number | undefined =>
      decideDelivery(
        deliveries.sending,
        { kind: 'answered', answer: { outcome: 'retry_later', afterMs, detail: '' } },
        young,
        longest,
      ).next?.inMs;
    expect(after(secondMs)).toBe(sendSchedule.firstMs);
    expect(after(10 * minuteMs)).toBe(10 * minuteMs);
    expect(after(3 * dayMs)).toBe(longestWishMs);
  });

  it('does not send what has expired', () => {
    const expired = { state: 'undelivered', callThisPerson: 'expired' };
    expect(
      decide(deliveries.waiting, 'send due', { ageMs: 5 * minuteMs, validForMs: 5 * minuteMs }),
    ).toMatchObject({
      ...expired,
      attempts: 1,
    });
    expect(
      decide(deliveries.waiting, 'send due', { ageMs: 5 * minuteMs - 1, validForMs: 5 * minuteMs }).state,
    ).toBe('sending');
  });

  it('gives up at once when it would expire before the next attempt', () => {
    const age = { ageMs: 5 * minuteMs - sendSchedule.firstMs, validForMs: 5 * minuteMs };
    expect(decide(deliveries.sending, 'answer retry later', age).callThisPerson).toBe('expired');
    expect(decide(deliveries.sending, 'answer retry later', { ...age, ageMs: age.ageMs - 1 }).state).toBe(
      'waiting',
    );
  });
});

describe('an unknown outcome', () => {
  it.each(['lookup not found', 'lookup unavailable'] as const)(
    'is looked up seven times (%s), then called',
    (event) => {
      const waits: unknown[] = [];
      let delivery = decide(deliveries.sending, 'answer unknown');
      for (let i = 0; i < 20 && delivery.next !== undefined; i += 1) {
        expect(delivery.next.step).toBe('look_up');
        waits.push(delivery.next.inMs / minuteMs);
        delivery = decide(delivery, event);
      }
      expect(waits).toEqual([1, 3, 9, 27, 81, 120, 120]);
      expect(delivery).toEqual({
        state: 'unknown',
        attempts: 1,
        lookups: 7,
        callThisPerson: 'outcome_unknown',
      });
    },
  );

  it('is what a crash while sending leaves', () => {
    expect(decide(deliveries.sending, 'interrupted')).toEqual({
      state: 'unknown',
      attempts: 1,
      lookups: 0,
      next: { step: 'look_up', inMs: minuteMs },
    });
  });
});

describe('whatever happens in whatever order', () => {
  const history = fc.array(
    fc.record({
      event: fc.constantFrom(...(Object.keys(events) as EventName[])),
      chance: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      ageMs: fc.integer({ min: 0, max: 2 * dayMs }),
    }),
    { maxLength: 60 },
  );

  it('is never sent again once it may have been accepted, and ends delivered once delivered', () => {
    fc.assert(
      fc.property(history, (steps) => {
        let delivery = newDelivery;
        let mayBeAccepted = false;
        for (const { event, chance, ageMs } of steps) {
          const randomness = { ...longest, below: (bound: number) => Math.floor(chance * bound) };
          const before = delivery;
          delivery = decideDelivery(before, events[event], { ageMs, validForMs: dayMs }, randomness);
          if (mayBeAccepted) expect(['waiting', 'sending']).not.toContain(delivery.state);
          if (before.state === 'delivered') expect(delivery).toBe(before);
          mayBeAccepted ||= ['sent', 'delivered', 'unknown'].includes(delivery.state);
          expect(delivery.attempts).toBeLessThanOrEqual(sendSchedule.times);
          expect(delivery.lookups).toBeLessThanOrEqual(lookupSchedule.times);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('always has a next step, an answer to come, a person to call, or is at its end', () => {
    fc.assert(
      fc.property(history, (steps) => {
        let delivery = newDelivery;
        for (const { event, ageMs } of steps) {
          delivery = decideDelivery(delivery, events[event], { ageMs, validForMs: dayMs }, longest);
          const cared =
            delivery.next !== undefined ||
            delivery.callThisPerson !== undefined ||
            ['sending', 'sent', 'delivered'].includes(delivery.state);
          expect(cared).toBe(true);
        }
      }),
    );
  });
});

describe('the back-off', () => {
  it('lies between half of the time and the whole of it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 50 }),
        fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
        (tries, chance) => {
          const randomness = { ...longest, below: (bound: number) => Math.floor(chance * bound) };
          const wait = backoffMs(lookupSchedule, tries, randomness);
          const whole = Math.min(2 * hourMs, minuteMs * 3 ** (tries - 1));
          expect(wait).toBeGreaterThanOrEqual(whole / 2);
          expect(wait).toBeLessThanOrEqual(whole);
        },
      ),
    );
  });

  it('comes only after a try', () => {
    expect(() => backoffMs(sendSchedule, 0, longest)).toThrow('back-off');
  });
});
