import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { readAgain } from './read-again.js';

const queryKey = ['door'];

/** A service whose answers are given by hand: each says what was true when it was asked. */
class SlowService {
  truth = 'closed';
  asked = 0;
  private readonly answers: (() => void)[] = [];

  readonly read = (): Promise<string> => {
    const { truth } = this;
    this.asked += 1;
    return new Promise((resolve) => {
      this.answers.push(() => {
        resolve(truth);
      });
    });
  };

  async answersAll(): Promise<void> {
    for (const answer of this.answers.splice(0)) answer();
    await new Promise((resolve) => setImmediate(resolve));
  }
}

describe('reading again', () => {
  let queries: QueryClient;
  let service: SlowService;
  let stop: () => void;
  const shown = (): unknown => queries.getQueryData(queryKey);

  beforeEach(() => {
    queries = new QueryClient({ defaultOptions: { queries: { networkMode: 'always', staleTime: 30_000 } } });
    service = new SlowService();
    const screen = new QueryObserver(queries, { queryKey, queryFn: service.read });
    stop = screen.subscribe(() => undefined);
  });

  afterEach(() => {
    stop();
    queries.clear();
  });

  it('does not take a first answer that is older than the change', async () => {
    service.truth = 'open';
    void readAgain(queries, queryKey);
    await service.answersAll();
    expect(shown()).toBe('closed');
    await service.answersAll();
    expect(shown()).toBe('open');
  });

  it('asks once more for however many changes, and not for each', async () => {
    await service.answersAll();
    for (let change = 0; change < 90; change += 1) void readAgain(queries, queryKey);
    service.truth = 'open';
    await service.answersAll();
    await service.answersAll();
    expect(shown()).toBe('open');
    expect(service.asked).toBeLessThanOrEqual(3);
  });

  it('asks again although the answer on the way is refused', async () => {
    stop();
    queries.clear();
    let asked = 0;
    const screen = new QueryObserver(queries, {
      queryKey,
      retry: false,
      queryFn: () => (asked++ === 0 ? Promise.reject(new Error('refused')) : Promise.resolve('open')),
    });
    stop = screen.subscribe(() => undefined);
    await readAgain(queries, queryKey);
    expect(shown()).toBe('open');
  });

  it('leaves alone what nobody looks at', async () => {
    await service.answersAll();
    stop();
    await readAgain(queries, queryKey);
    expect(service.asked).toBe(1);
  });
});
