import { beforeEach, describe, expect, it } from '@jest/globals';
import { AdjustableClock, parseVietnameseMobile, type PhoneNumber } from '../../../kernel/index.js';
import type { OutgoingMessage } from '../channel.js';
import { ConsoleChannel } from './console-channel.js';
import { BoundedInbox } from './console-inbox.js';

function phone(last: number): PhoneNumber {
  const parsed = parseVietnameseMobile(`091234${String(last).padStart(4, '0')}`);
  if (parsed === undefined) throw new Error('the test made a bad number');
  return parsed;
}

const message = (to: PhoneNumber, reference: string, text = `text of ${reference}`): OutgoingMessage => ({
  to,
  text,
  reference,
  template: { id: 'reminder', parameters: [] },
});

let clock: AdjustableClock;
let inbox: BoundedInbox;
let lines: string[];
let channel: ConsoleChannel;

beforeEach(() => {
  clock = AdjustableClock.at('2026-08-18T09:00:00Z');
  inbox = new BoundedInbox(clock, { phones: 3, messagesPerPhone: 2 });
  lines = [];
  const log = { info: (fields: unknown, line: string) => void lines.push(JSON.stringify(fields) + line) };
  channel = new ConsoleChannel({ inbox, log });
});

describe('the console channel', () => {
  it('puts the message into the inbox at the time of the clock', async () => {
    clock.advance(1_000);
    expect(await channel.send(message(phone(1), 'r1'))).toEqual({
      outcome: 'accepted',
      providerReference: 'r1',
    });
    expect(inbox.messagesFor(phone(1))).toEqual([
      { to: phone(1), text: 'text of r1', reference: 'r1', at: new Date('2026-08-18T09:00:01Z') },
    ]);
  });

  it('takes a reference once', async () => {
    await channel.send(message(phone(1), 'r1'));
    await channel.send(message(phone(1), 'r1'));
    expect(inbox.messagesFor(phone(1))).toHaveLength(1);
    expect(lines).toHaveLength(1);
  });

  it('finds what it was given and nothing else', async () => {
    await channel.send(message(phone(1), 'r1'));
    const query = { to: phone(1), text: 'text of r1', since: clock.now(), claimed: [] };
    expect(await channel.find({ ...query, reference: 'r1' })).toEqual({
      outcome: 'accepted',
      providerReference: 'r1',
    });
    expect(await channel.find({ ...query, reference: 'r2' })).toEqual({ outcome: 'not_found' });
  });

  it('logs one line without phone and text', async () => {
    await channel.send(message(phone(1), 'r1', 'Ma xac nhan cua ban la 042917'));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('09xx xxx 001');
    expect(lines[0]).not.toMatch(/912340001|042917/);
  });
});

it('shows a call as what was heard, once', async () => {
  const call = { to: phone(1), text: 'Mã là: 0, 4, 2', reference: 'r1' };
  await channel.call(call);
  await channel.call(call);
  expect(inbox.messagesFor(phone(1)).map(({ text }) => text)).toEqual(['(Cuộc gọi) Mã là: 0, 4, 2']);
  expect(lines.join()).not.toMatch(/912340001|0, 4/);
});

describe('the bounds of the inbox', () => {
  it('keeps the latest messages of a phone', async () => {
    for (const reference of ['r1', 'r2', 'r3']) await channel.send(message(phone(1), reference));
    expect(inbox.messagesFor(phone(1)).map(({ reference }) => reference)).toEqual(['r2', 'r3']);
  });

  it('forgets the phone that has been quiet longest', async () => {
    for (const last of [1, 2, 3]) await channel.send(message(phone(last), `r${last}`));
    await channel.send(message(phone(1), 'again'));
    await channel.send(message(phone(4), 'r4'));
    expect(inbox.phones()).toEqual([phone(4), phone(1), phone(3)]);
    expect(inbox.messagesFor(phone(2))).toEqual([]);
  });
});
