import { describe, expect, it } from '@jest/globals';
import { BridgeSilent, BridgeUnreachable, type BridgeSession } from '@motcua247/firmware-bridge/client';
import { keepAsking } from './keep-asking.js';

const patience = { askEveryMs: 1, answerMs: 1 };

/** A session whose answers come one after the other; after them the connection is over. */
class AnsweringSession implements Pick<BridgeSession, 'call' | 'end'> {
  asked = 0;
  readonly endedFor: (Error | undefined)[] = [];

  constructor(
    private readonly answers: readonly ('answers' | Error)[],
    private readonly over: AbortController,
  ) {}

  call(): Promise<never> {
    const answer = this.answers[this.asked];
    this.asked += 1;
    if (this.asked >= this.answers.length) this.over.abort();
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve({} as never);
  }

  end(reason?: Error): void {
    this.endedFor.push(reason);
  }
}

describe('who asks the bridge whether it is there', () => {
  it('goes on as long as it answers, and a failure is an answer, too', async () => {
    const over = new AbortController();
    const session = new AnsweringSession(
      ['answers', new BridgeUnreachable('an internal error'), 'answers'],
      over,
    );
    await keepAsking(session, patience, over.signal);
    expect(session.asked).toBe(3);
    expect(session.endedFor).toEqual([]);
  });

  it('ends the connection, with the reason, at the first answer that does not come', async () => {
    const silence = new BridgeSilent('no answer');
    const session = new AnsweringSession(['answers', silence, 'answers'], new AbortController());
    await keepAsking(session, patience, new AbortController().signal);
    expect(session.asked).toBe(2);
    expect(session.endedFor).toEqual([silence]);
  });

  it('asks nothing once the connection is over', async () => {
    const over = new AbortController();
    over.abort();
    const session = new AnsweringSession(['answers'], over);
    await keepAsking(session, patience, over.signal);
    expect(session.asked).toBe(0);
  });
});
