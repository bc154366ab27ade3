import { describe, expect, it } from '@jest/globals';
import {
  afterGuardLost,
  afterLoss,
  afterMiss,
  afterReply,
  isNews,
  noReply,
  startingHealth,
  type HealthRecord,
  type Miss,
  type Reply,
} from './health.js';

const noise: Miss = { reason: 'unreadable_reply', detail: '2 bytes: 01 02' };
const otherNoise: Miss = { ...noise, detail: '1 bytes: ff' };
const short: Reply = { reason: 'locks_missing', detail: 'not in its replies: 30' };
const cut = { reason: 'line_lost', detail: 'cut' } as const;
const refused = { reason: 'line_not_opened', detail: 'connect ECONNREFUSED 127.0.0.1:1' } as const;

const misses = (record: HealthRecord, ...each: Miss[]): HealthRecord => each.reduce(afterMiss, record);
const answering = afterReply(afterReply(startingHealth));
const silent = misses(startingHealth, noReply, noReply, noReply);
const disconnected = afterLoss(startingHealth, cut);

/** `+` a good reply, `<` one that lacks locks, `-` none, `~` noise. */
const polls: Readonly<Record<string, (record: HealthRecord) => HealthRecord>> = {
  '+': (record) => afterReply(record),
  '<': (record) => afterReply(record, short),
  '-': (record) => afterMiss(record, noReply),
  '~': (record) => afterMiss(record, noise),
};

function records(start: HealthRecord, played: string): HealthRecord[] {
  let record = start;
  return played.split('').map((poll) => {
    record = polls[poll]?.(record) ?? record;
    return record;
  });
}

/** What is told of it, poll by poll; a dot where there is no news. */
function told(start: HealthRecord, played: string): string {
  const all = [start, ...records(start, played)];
  return all
    .slice(1)
    .map((record, index) => (isNews(all[index] ?? start, record) ? record.reason : '.'))
    .join(' ');
}

const causeOf = ({ health, reason, detail }: HealthRecord): unknown => ({ health, reason, detail });

describe('health of a board', () => {
  it.each([
    ['a new board', startingHealth, '++', ['starting', 'answering']],
    ['a new board that does not answer', startingHealth, '---', ['starting', 'starting', 'silent']],
    ['a new board with a bad line', startingHealth, '+-+~', ['starting', 'starting', 'starting', 'starting']],
    ['two misses', answering, '--+', ['answering', 'answering', 'answering']],
    ['three misses', answering, '-~-', ['answering', 'answering', 'silent']],
    ['misses that are not in a row', answering, '--+--', Array(5).fill('answering')],
    ['a board that comes back', silent, '++', ['silent', 'answering']],
    ['a board that answers once', silent, '+-+', ['silent', 'silent', 'silent']],
    ['a line that comes back', disconnected, '++', ['disconnected', 'answering']],
    ['a line without a board', disconnected, '---', ['disconnected', 'disconnected', 'silent']],
  ])('%s', (_what, start, played, expected) => {
    expect(records(start, played).map(({ health }) => health)).toEqual(expected);
  });
});

describe('the reason', () => {
  it.each([
    ['a board that answers', startingHealth, '+++', '. replied .'],
    ['a board that falls silent', answering, '----', '. . no_reply .'],
    ['a board of which only noise is heard', answering, '~~~~', '. . unreadable_reply .'],
    ['the third miss says how', answering, '--~', '. . unreadable_reply'],
    ['silence that becomes noise', silent, '~~~~', '. . unreadable_reply .'],
    ['noise that becomes silence', misses(answering, noise, noise, noise), '----', '. . no_reply .'],
    ['noise and silence in turns', silent, '~-~-~~-~~-', '. . . . . . . . . .'],
    ['one good reply between', silent, '~~+~~~', '. . . . . unreadable_reply'],
    ['a board that comes back', silent, '++', '. replied'],
    ['a line that is back without its board', disconnected, '---', '. . no_reply'],
    ['a board whose replies lack locks', startingHealth, '<<<', '. locks_missing .'],
    ['locks that are missing later, and are back', answering, '<<<++', '. locks_missing . . replied'],
    ['one short reply', answering, '<+<+', '. . . .'],
    ['short and full replies in turns from the start', startingHealth, '<+<+<', '. replied . . .'],
    [
      'a board that falls silent and comes back with locks missing',
      answering,
      '<---<<',
      '. . . no_reply . locks_missing',
    ],
  ])('of %s is told when it changes', (_what, start, played, expected) => {
    expect(told(start, played)).toBe(expected);
  });

  it('of a line is told for its loss, and again when it cannot be opened; another detail alone is no news', () => {
    const lost = afterLoss(answering, cut);
    expect(causeOf(lost)).toEqual({ health: 'disconnected', ...cut });
    const again = afterLoss(lost, { ...cut, detail: 'pulled out' });
    expect([isNews(answering, lost), isNews(lost, again)]).toEqual([true, false]);
    expect(causeOf(again)).toEqual(causeOf(lost));
    const gone = afterLoss(again, refused);
    expect(isNews(again, gone)).toBe(true);
    expect(causeOf(gone)).toEqual({ health: 'disconnected', ...refused });
  });

  it('keeps its detail as long as it was told', () => {
    const heard = misses(answering, noise, noise, otherNoise);
    expect(causeOf(heard)).toEqual({ health: 'silent', ...otherNoise });
    expect(causeOf(misses(heard, noise, noise, noise))).toEqual(causeOf(heard));
  });

  it('of a lost guard is told at once, and of the lines when they cannot be read after it', () => {
    const lost = afterGuardLost(answering, 'killed by SIGKILL');
    expect(causeOf(lost)).toEqual({ health: 'silent', reason: 'guard_lost', detail: 'killed by SIGKILL' });
    expect(causeOf(afterGuardLost(lost, 'ended with 1'))).toEqual(causeOf(lost));
    const unreadable: Miss = { reason: 'unreadable_lines', detail: 'no chip' };
    const reasons = [1, 2, 3].map((count) => misses(lost, ...Array<Miss>(count).fill(unreadable)).reason);
    expect(reasons).toEqual(['guard_lost', 'guard_lost', 'unreadable_lines']);
  });

  it('of missing locks goes with a board that answers, and names them', () => {
    const lacking = afterReply(afterReply(startingHealth, short), short);
    expect(causeOf(lacking)).toEqual({ health: 'answering', ...short });
  });
});
