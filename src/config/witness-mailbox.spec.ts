import { inspect } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from './configuration-error.js';
import { readSettings } from './environment.js';

const password = 'password-of-the-test';
const whole = {
  LEDGER_WITNESS_MAIL_TO: 'so-nhat-ky@example.vn',
  LEDGER_WITNESS_MAIL_FROM: 'tu@example.vn',
  LEDGER_WITNESS_SMTP_URL: `smtps://tu:${password}@mail.example.vn`,
};

function mistakesOf(variables: NodeJS.ProcessEnv): readonly string[] {
  try {
    readSettings(variables);
    return [];
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    return error.mistakes;
  }
}

describe('a mailbox that keeps heads of the ledger', () => {
  it('is there when it is named', () => {
    expect(readSettings({}).ledgerWitness.mailbox).toBeUndefined();
    const { mailbox } = readSettings(whole).ledgerWitness;
    expect(mailbox).toMatchObject({ host: 'mail.example.vn', port: 465, secure: true });
    expect(mailbox).toMatchObject({ from: 'tu@example.vn', to: 'so-nhat-ky@example.vn' });
    expect(mailbox?.login?.password.reveal()).toBe(password);
    expect(inspect(mailbox, { depth: null }) + JSON.stringify(mailbox)).not.toContain(password);
  });

  const addressForm = 'must be an e-mail address such as so-nhat-ky@example.vn';

  it.each([
    [
      { LEDGER_WITNESS_MAIL_TO: 'hidden@example.vn\r\nBcc: x@example.com' },
      [`LEDGER_WITNESS_MAIL_TO (environment): ${addressForm}`],
    ],
    [
      { LEDGER_WITNESS_MAIL_FROM: undefined },
      [`LEDGER_WITNESS_MAIL_FROM (environment): is missing; ${addressForm}`],
    ],
    [
      { LEDGER_WITNESS_SMTP_URL: `https://hidden:${password}@mail.example.vn` },
      [
        'LEDGER_WITNESS_SMTP_URL (environment): must be an smtp:// or smtps:// address with at most user name, password and port, percent-encoded',
      ],
    ],
  ])('is refused with %j', (variables, mistakes) => {
    expect(mistakesOf({ ...whole, ...variables })).toEqual(mistakes);
  });
});
