import { describe, expect, it } from '@jest/globals';
import { createApplication } from '../../src/application.js';
import { AdjustableClock, dayMs, hourMs, minuteMs, secondMs } from '../../src/kernel/index.js';
import { bodyOf, callerWith, type Answer } from '../support/caller.js';
import { askForCode, enterAsCitizen, newPhone } from '../support/citizens.js';
import { dayAfterDay } from '../support/day-after-day.js';
import { CallbackSender, giveKey, letPartnerIn, partnerWith } from '../support/partners.js';
import { signInAs } from '../support/staff.js';

const day = dayAfterDay();

const verdictOf = ({ status, body }: Answer): unknown =>
  status < 400 ? 'in' : [status, (body as { code: string }).code];

/** Somebody who asks at an address of the service: the same after a restart. */
type Ask = (url: string) => Promise<unknown>;

const deposit = { procedureCode: '9.999999' };
const over = [401, 'session_ended'];

async function givePassword(): Promise<Ask> {
  const administrator = await signInAs(day.service, 'administrator');
  const username = `newcomer-${String(day.service.clock.now().getTime())}`;
  const password = 'k7vd-2mqx-h9tn-4wsp';
  const account = { username, displayName: 'Trần Văn Bình', roles: ['officer'], password };
  bodyOf(await administrator.post('/api/staff/accounts', account));
  return async (url) =>
    verdictOf(await callerWith({ url }, {}).post('/api/staff/sessions', { username, password }));
}

/** What holds for a while: how it is made, for how long it holds, and what is said of it when it is over. */
const held: readonly (readonly [string, () => Promise<Ask>, number, unknown])[] = [
  [
    'a code',
    async () => {
      const guess = await askForCode(day.service, day.kiosk, newPhone(), 'deposit');
      const headers = { 'x-kiosk-credential': day.kiosk.credential };
      return async (url) => verdictOf(await callerWith({ url }, headers).post('/api/kiosk/sessions', guess));
    },
    5 * minuteMs,
    [403, 'code_expired'],
  ],
  [
    'a set-up code of a kiosk',
    async () => {
      const technician = await signInAs(day.service, 'technician');
      const { setUpCode } = bodyOf<{ setUpCode: string }>(
        await technician.post('/api/staff/kiosks', { name: 'Kiosk' }),
      );
      return async (url) =>
        verdictOf(await callerWith({ url }, {}).post('/api/kiosk/device/set-up', { setUpCode }));
    },
    10 * minuteMs,
    [403, 'code_expired'],
  ],
  [
    'a citizen’s session',
    async () => {
      const { sessionToken } = await enterAsCitizen(day.service, day.kiosk, newPhone(), 'deposit');
      const headers = { 'x-kiosk-credential': day.kiosk.credential, 'x-citizen-session': sessionToken };
      return async (url) =>
        verdictOf(await callerWith({ url }, headers).post('/api/kiosk/deposits', deposit));
    },
    10 * minuteMs,
    over,
  ],
  [
    'a console that was left',
    async () => {
      const { token } = await signInAs(day.service, 'officer');
      return async (url) =>
        verdictOf(
          await callerWith({ url }, { authorization: `Bearer ${token}` }).post(
            '/api/staff/trays/A07/inspection',
            { reason: 'other' },
          ),
        );
    },
    31 * minuteMs,
    over,
  ],
  ['a given password', givePassword, 3 * dayMs, [403, 'given_password_over']],
];

/** It was made, and its time is just over: a clock set back to right after its making finds it in the middle of it. */
async function outlived(make: () => Promise<Ask>, forMs: number, said: unknown): Promise<Ask> {
  const ask = await make();
  day.service.clock.advance(forMs);
  expect(await ask(day.service.url)).toEqual(said);
  return ask;
}

describe.each(held)('%s that is over', (_what, make, forMs, said) => {
  const backMs = forMs - 20 * secondMs;

  it('stays so when the clock is set back by less than its age, before and after the next minute’s work', async () => {
    const ask = await outlived(make, forMs, said);
    day.service.clock.advance(-backMs);
    expect(await ask(day.service.url)).toEqual(said);
    await day.aMinutesWork();
    expect(await ask(day.service.url)).toEqual(said);
    day.service.clock.advance(minuteMs);
    await day.aMinutesWork();
    expect(await ask(day.service.url)).toEqual(said);
  });

  it('stays so when a board without a battery starts at an earlier time', async () => {
    const ask = await outlived(make, forMs, said);
    await day.aMinutesWork();
    const clock = AdjustableClock.at(day.service.clock.now());
    clock.advance(-backMs);
    const restarted = await createApplication({ ...day.service.options, clock });
    try {
      await restarted.listen(0, '127.0.0.1');
      expect(await ask((await restarted.getUrl()).replace(/\/$/, ''))).toEqual(said);
    } finally {
      await restarted.close();
    }
  });
});

describe('what is not over', () => {
  it('ends with the rest, for good, when the clock is set back while it holds', async () => {
    for (const [what, make, , said] of held.slice(0, 4)) {
      const ask = await make();
      day.service.clock.advance(2 * minuteMs);
      await day.aMinutesWork();
      day.service.clock.advance(-minuteMs);
      expect([what, await ask(day.service.url)]).toEqual([what, said]);
      day.service.clock.advance(minuteMs);
      expect([what, await ask(day.service.url)]).toEqual([what, said]);
    }
  });

  it('does not end with a restart, nor with a step back that is tolerated', async () => {
    const officer = await signInAs(day.service, 'officer');
    await day.aMinutesWork();
    const clock = AdjustableClock.at(day.service.clock.now());
    clock.advance(-10 * secondMs);
    const restarted = await createApplication({ ...day.service.options, clock });
    try {
      await restarted.listen(0, '127.0.0.1');
      const asker = callerWith(
        { url: await restarted.getUrl() },
        { authorization: `Bearer ${officer.token}` },
      );
      expect((await asker.get('/api/staff/me')).status).toBe(200);
    } finally {
      await restarted.close();
    }
  });

  it('has as much of its time left as it had, if it is a given password, and the ledger says so', async () => {
    const ask = await givePassword();
    day.service.clock.advance(dayMs);
    expect(await ask(day.service.url)).toBe('in');
    day.service.clock.advance(-dayMs);
    expect(await ask(day.service.url)).toBe('in');
    day.service.clock.advance(2 * dayMs - secondMs);
    expect(await ask(day.service.url)).toBe('in');
    day.service.clock.advance(secondMs);
    expect(await ask(day.service.url)).toEqual([403, 'given_password_over']);
    const kinds = await day.service.database.dataSource.query<{ kind: string }[]>(
      'SELECT DISTINCT kind FROM ledger_entry WHERE kind = $1',
      ['staff_account.given_password_shortened'],
    );
    expect(kinds).toHaveLength(1);
  });

  it('stays over, if it is a key of a partner; one that is not over goes on', async () => {
    const administrator = await signInAs(day.service, 'administrator');
    const { id } = await letPartnerIn(administrator);
    const [short, long] = [await giveKey(administrator, id, 1), await giveKey(administrator, id, 3)];
    const status = async ({ key }: { key: string }): Promise<number> =>
      (await partnerWith(day.service, key).get('/api/partner/dossiers/NO-SUCH-CODE')).status;
    expect(await status(short)).toBe(404);
    day.service.clock.advance(dayMs);
    await day.aMinutesWork();
    expect(await status(short)).toBe(401);
    day.service.clock.advance(-hourMs);
    expect(await status(short)).toBe(401);
    await day.aMinutesWork();
    expect([await status(short), await status(long)]).toEqual([401, 404]);
  });

  it('stays over, if it is a partner’s secret from before', async () => {
    const administrator = await signInAs(day.service, 'administrator');
    const { id } = await letPartnerIn(administrator, { scopes: ['progress.report'] });
    const old = await CallbackSender.enter(day.service, administrator, id);
    await CallbackSender.enter(day.service, administrator, id);
    // A dossier that is not: whoever is let in is told so.
    const type = 'dossier.received_in_department';
    const report = { type, timestamp: '2026-11-23T09:00:00+07:00', data: { number: 'NO-SUCH-CODE' } };
    const status = async (): Promise<number> => (await old.send(report)).status;
    expect(await status()).toBe(404);
    day.service.clock.advance(dayMs);
    expect(await status()).toBe(401);
    day.service.clock.advance(-hourMs);
    expect(await status()).toBe(401);
    await day.aMinutesWork();
    expect(await status()).toBe(401);
  });
});
