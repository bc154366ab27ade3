import { describe, expect, it } from '@jest/globals';
import { afterMiss, afterReply, disconnectedHealth, startingHealth, type HealthRecord } from './health.js';

const answering = afterReply(afterReply(startingHealth));
const silent = afterMiss(afterMiss(afterMiss(startingHealth)));

/** `+` a good reply, `-` none. */
function play(start: HealthRecord, polls: string): string[] {
  let record = start;
  return polls.split('').map((poll) => {
    record = poll === '+' ? afterReply(record) : afterMiss(record);
    return record.health;
  });
}

describe('health of a board', () => {
  it.each([
    ['a new board', startingHealth, '++', ['starting', 'answering']],
    ['a new board that does not answer', startingHealth, '---', ['starting', 'starting', 'silent']],
    ['a new board with a bad line', startingHealth, '+-+-', ['starting', 'starting', 'starting', 'starting']],
    ['two misses', answering, '--+', ['answering', 'answering', 'answering']],
    ['three misses', answering, '---', ['answering', 'answering', 'silent']],
    ['misses that are not in a row', answering, '--+--', Array(5).fill('answering')],
    ['a board that comes back', silent, '++', ['silent', 'answering']],
    ['a board that answers once', silent, '+-+', ['silent', 'silent', 'silent']],
    ['a line that comes back', disconnectedHealth, '++', ['disconnected', 'answering']],
    ['a line without a board', disconnectedHealth, '---', ['disconnected', 'disconnected', 'silent']],
  ])('%s', (_what, start, polls, expected) => {
    expect(play(start, polls)).toEqual(expected);
  });
});
