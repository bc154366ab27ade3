import { Writable } from 'node:stream';
import { describe, expect, it } from '@jest/globals';
import { pino } from 'pino';
import { Sweeps } from './sweeps.js';

function bench() {
  const lines: string[] = [];
  const output = new Writable({
    write(chunk: Buffer, _encoding, done) {
      lines.push(chunk.toString());
      done();
    },
  });
  const sweeps = new Sweeps(pino({ level: 'info' }, output));
  const done: string[] = [];
  const register = (name: string, failure?: Error): void => {
    sweeps.register({
      name,
      run: () => {
        done.push(name);
        return failure ? Promise.reject(failure) : Promise.resolve();
      },
    });
  };
  return { sweeps, done, lines, register };
}

describe('the sweeps', () => {
  it('run in the order in which they were registered, one after the other', async () => {
    const { sweeps, done } = bench();
    for (const name of ['first', 'second', 'third']) {
      sweeps.register({
        name,
        run: async () => {
          done.push(`${name} begins`);
          await Promise.resolve();
          done.push(`${name} ends`);
        },
      });
    }
    await sweeps.runAll();
    expect(done).toEqual([
      'first begins',
      'first ends',
      'second begins',
      'second ends',
      'third begins',
      'third ends',
    ]);
  });

  it('do not hold each other up: one that fails is named, the others run, and the job fails', async () => {
    const { sweeps, done, lines, register } = bench();
    const failure = new Error('no tray');
    register('abandon');
    register('overdue', failure);
    register('remind');
    await expect(sweeps.runAll()).rejects.toMatchObject({ errors: [failure] });
    expect(done).toEqual(['abandon', 'overdue', 'remind']);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ sweep: 'overdue', err: { message: 'no tray' } });
  });

  it('run again as often as they are asked to', async () => {
    const { sweeps, done, register } = bench();
    register('remind');
    await sweeps.runAll();
    await sweeps.runAll();
    expect(done).toEqual(['remind', 'remind']);
  });
});
