import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { describeError } from './describe-error.js';

const secrets = ['+84912345678', '0912 345 678', 'Nguyễn Thị Lan', '424242', 'open sesame'];

function driverError(): Error {
  return Object.assign(new Error('invalid input syntax for type uuid: "Nguyễn Thị Lan"'), {
    code: '22P02',
    severity: 'ERROR',
    constraint: 'dossier_tray_once',
    detail: 'Failing row contains (+84912345678, 424242).',
    where: 'unnamed portal parameter $1 = "open sesame"',
  });
}

const errors: readonly (readonly [string, Error])[] = [
  ['of the driver', driverError()],
  ['of TypeORM', new QueryFailedError('SELECT $1', ['424242', 'open sesame'], driverError())],
  ['with a cause', new Error('a wrapper', { cause: driverError() })],
  ['that holds several', new AggregateError([driverError()], 'Some sweeps failed')],
  [
    'of an HTTP client',
    Object.assign(new Error('no answer for To=+84912345678, 0912 345 678'), {
      config: { headers: { authorization: 'open sesame' }, data: 'code 424242' },
    }),
  ],
];

describe('an error in the log', () => {
  it.each(errors)('%s: shows nothing that was sent', (_what, error) => {
    const shown = JSON.stringify(describeError(error));
    for (const secret of secrets) expect(shown).not.toContain(secret);
  });

  it('still says what failed, and where', () => {
    const shown = describeError(new QueryFailedError('SELECT $1', ['x'], driverError()));
    expect(shown).toMatchObject({
      type: 'QueryFailedError',
      code: '22P02',
      constraint: 'dossier_tray_once',
      statement: 'SELECT $1',
    });
    expect(shown.stack).toContain('describe-error.spec');
    expect(describeError(new Error('the lamp is off')).message).toBe('the lamp is off');
  });

  it('has an end, however its causes run', () => {
    const error = new Error('again');
    error.cause = error;
    expect(JSON.stringify(describeError(error)).length).toBeLessThan(20_000);
  });

  it('is told also when it is none', () => {
    expect(describeError('+84912345678')).toEqual({ type: 'string', message: 'not an error', stack: '' });
  });
});
