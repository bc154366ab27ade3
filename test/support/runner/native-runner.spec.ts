import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';

const root = new URL('../../../', import.meta.url);

const reportSchema = z.object({
  numPassedTests: z.int(),
  testResults: z.array(
    z.object({
      message: z.string(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
});

let statuses: Readonly<Record<string, string>>;
let messages: string;

beforeAll(async () => {
  const config = {
    testRunner: '<rootDir>/test/support/runner/native-runner.js',
    testMatch: ['<rootDir>/test/support/runner/fixtures/*.fixture.ts'],
    transform: {},
  };
  const jest = ['node_modules/jest/bin/jest.js', '--json', '--runInBand', '--config', JSON.stringify(config)];
  const failed: unknown = await promisify(execFile)(process.execPath, jest, { cwd: root }).catch(
    (error: unknown) => error,
  );
  const { stdout } = z.object({ code: z.literal(1), stdout: z.string() }).parse(failed);
  const report = reportSchema.parse(JSON.parse(stdout));
  statuses = Object.fromEntries(
    report.testResults.flatMap(({ assertionResults }) =>
      assertionResults.map(({ fullName, status }) => [fullName, status]),
    ),
  );
  messages = report.testResults.map(({ message }) => message).join('\n');
});

describe('the runner of the tests', () => {
  it('tells what holds from what does not', () => {
    expect(statuses).toEqual({
      'the first file passes': 'passed',
      'the first file fails': 'failed',
      'the first file is asked for 1': 'passed',
      'the first file is asked for 2': 'failed',
      'time runs out': 'failed',
      'time brings an error that nobody awaits': 'failed',
      'the second file shares the modules of the first': 'passed',
      'the second file fails where a shared module expects otherwise': 'failed',
      'the second file that cannot begin fails': 'failed',
    });
  });

  it('points at the line of the TypeScript source', () => {
    expect(messages).toContain('test/support/runner/fixtures/first.fixture.ts:10:28');
    expect(messages).toContain('test/support/runner/fixtures/shared.ts:8:21');
  });

  it('says what went wrong outside the tests', () => {
    expect(messages).toContain('too late');
    expect(messages).toContain('cannot begin');
    expect(messages).toContain('cannot clean up');
  });
});
