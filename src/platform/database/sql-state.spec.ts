import { describe, expect, it } from '@jest/globals';
import { QueryFailedError } from 'typeorm';
import { ConnectionLostError, driverErrorOf, isRetryable, isShuttingDown, refusalOf } from './sql-state.js';

/** As the driver throws it, and as TypeORM wraps it. */
function failures(facts: object): Error[] {
  const failure = Object.assign(new Error('violates, fails, deadlocks'), facts);
  return [failure, new QueryFailedError('SELECT', [], failure)];
}

describe('what the driver says', () => {
  it('is found inside what TypeORM throws', () => {
    for (const error of failures({ code: '23505', constraint: 'dossier_tray_once' })) {
      expect(driverErrorOf(error)).toEqual({ code: '23505', constraint: 'dossier_tray_once' });
    }
    for (const error of failures({ code: '40001' })) {
      expect(driverErrorOf(error)).toEqual({ code: '40001', constraint: undefined });
    }
  });

  it.each([[undefined], [null], ['23505'], [new Error('23505')], [{ code: 23505 }]])(
    'is nothing in %p',
    (error) => {
      expect(driverErrorOf(error)).toBeUndefined();
    },
  );
});

describe('running again', () => {
  it.each([
    ['40001', true],
    ['40P01', true],
    ['23505', false],
    ['MC001', false],
    ['57P01', false],
  ])('helps after %s: %p', (code, helps) => {
    for (const error of failures({ code })) expect(isRetryable(error)).toBe(helps);
  });
});

describe('a database that is gone', () => {
  it.each(['08006', '08001', '57P01', '57P02', '57P03', 'ECONNREFUSED', 'ECONNRESET'])(
    'is known by %s',
    (code) => {
      for (const error of failures({ code })) expect(isShuttingDown(error)).toBe(true);
    },
  );

  it('is known by what the driver says without a code, and by a broken transaction', () => {
    for (const message of [
      'Connection terminated unexpectedly',
      'Client has encountered a connection error and is not queryable',
      'timeout exceeded when trying to connect',
    ]) {
      expect(isShuttingDown(new Error(message))).toBe(true);
      expect(isShuttingDown(new QueryFailedError('SELECT', [], new Error(message)))).toBe(true);
    }
    expect(isShuttingDown(new ConnectionLostError(new Error('x')))).toBe(true);
  });

  it.each(['57014', '23505', 'ENOENT'])('is not meant by %s', (code) => {
    for (const error of failures({ code })) expect(isShuttingDown(error)).toBe(false);
  });

  it('is not meant by a defect of ours', () => {
    expect(isShuttingDown(new TypeError('x is undefined'))).toBe(false);
    expect(isShuttingDown(undefined)).toBe(false);
  });
});

describe('a refusal by a constraint', () => {
  it('goes by the name of the constraint', () => {
    for (const error of failures({ code: '23505', constraint: 'dossier_tray_once' })) {
      expect(refusalOf(error)).toMatchObject({ code: 'tray_not_free' });
    }
  });

  it('does not go by the text of the message', () => {
    const text = 'duplicate key value violates unique constraint "dossier_tray_once"';
    expect(refusalOf(Object.assign(new Error(text), { code: '23505' }))).toBeUndefined();
  });

  it.each(['dossier_state_and_custody_legal', 'tray_label_form', ''])('is none for %s', (constraint) => {
    for (const error of failures({ code: '23514', constraint })) expect(refusalOf(error)).toBeUndefined();
  });
});
