import { describe, expect, it } from '@jest/globals';
import { CodeSender } from '../../src/citizens/index.js';
import { hourMs, minuteMs, secondMs } from '../../src/kernel/index.js';
import { bodyOf, callerWith, type Answer } from '../support/caller.js';
import { askForCode, enterAsCitizen, newPhone } from '../support/citizens.js';
import { dayAfterDay } from '../support/day-after-day.js';
import { signInAs, stepOf, withToken } from '../support/staff.js';

const day = dayAfterDay();

const setBack = (ms: number): void => {
  day.service.clock.advance(-ms);
};

/** The clock comes to where it was, slowly: what was seen to lie ahead was seen for long. */
async function comeThere(ms: number): Promise<void> {
  await day.aMinutesWork();
  day.service.clock.advance(ms);
}

const verdictOf = ({ status, body }: Answer): unknown => {
  const { code, reason, standing } = (body ?? {}) as Record<string, string | undefined>;
  return status < 400 ? 'in' : [status, code, ...[reason ?? standing].filter(Boolean)];
};

describe('after the clock was set back', () => {
  it('a code that was asked for ahead of it does not work, nor when the clock comes there again', async () => {
    const guess = await askForCode(day.service, day.kiosk, newPhone(), 'deposit');
    const enter = async () => verdictOf(await day.kiosk.post('/api/kiosk/sessions', guess));
    setBack(minuteMs);
    expect(await enter()).toEqual([403, 'code_expired']);
    expect((await day.kiosk.get(`/api/kiosk/codes/${guess.codeId}`)).body).toMatchObject({ ended: null });
    await comeThere(minuteMs);
    expect(await enter()).toEqual([403, 'code_expired']);
    expect((await day.kiosk.get(`/api/kiosk/codes/${guess.codeId}`)).body).toMatchObject({ ended: null });
  });

  it('by less than a request may take, all goes on, but not when such steps add up', async () => {
    const { codeId, code } = await askForCode(day.service, day.kiosk, newPhone(), 'deposit');
    setBack(10 * secondMs);
    await day.aMinutesWork();
    const begun = bodyOf<{ sessionToken: string }>(
      await day.kiosk.post('/api/kiosk/sessions', { codeId, code }),
    );
    const headers = { 'x-kiosk-credential': day.kiosk.credential, 'x-citizen-session': begun.sessionToken };
    const asks = async () =>
      verdictOf(await callerWith(day.service, headers).get('/api/kiosk/sessions/current'));
    setBack(5 * secondMs);
    await day.aMinutesWork();
    expect(await asks()).toBe('in');
    setBack(secondMs);
    expect(await asks()).toEqual([401, 'session_ended']);
  });

  it('a code that waits to be sent is not sent', async () => {
    const answer = await day.kiosk.post('/api/kiosk/codes', { phone: newPhone(), purpose: 'deposit' });
    const { codeId } = bodyOf<{ codeId: string }>(answer);
    setBack(minuteMs);
    await day.aMinutesWork();
    await day.service.application.get(CodeSender).send(codeId);
    expect((await day.kiosk.get(`/api/kiosk/codes/${codeId}`)).body).toMatchObject({ delivery: 'failed' });
  });

  it('a citizen’s session is over that was begun or touched ahead of it, for good', async () => {
    const citizen = await enterAsCitizen(day.service, day.kiosk, newPhone(), 'deposit');
    const ask = async () =>
      verdictOf(await citizen.post('/api/kiosk/deposits', { procedureCode: '9.999999' }));
    expect(await ask()).toEqual([422, 'procedure_unknown']);
    day.service.clock.advance(50 * secondMs);
    expect(await ask()).toEqual([422, 'procedure_unknown']);
    setBack(30 * secondMs);
    expect(await ask()).toEqual([401, 'session_ended']);
    await comeThere(30 * secondMs);
    expect(await ask()).toEqual([401, 'session_ended']);
  });

  it('a set-up code of a kiosk does not work, nor when the clock comes there again', async () => {
    const technician = await signInAs(day.service, 'technician');
    const made = bodyOf<{ setUpCode: string }>(await technician.post('/api/staff/kiosks', { name: 'Kiosk' }));
    const type = async () =>
      verdictOf(
        await callerWith(day.service, {}).post('/api/kiosk/device/set-up', { setUpCode: made.setUpCode }),
      );
    setBack(minuteMs);
    expect(await type()).toEqual([403, 'code_expired']);
    await comeThere(minuteMs);
    expect(await type()).toEqual([403, 'code_expired']);
  });

  it('a session of staff is over that was begun ahead of it, half-way or whole, for good', async () => {
    const officer = await signInAs(day.service, 'officer');
    const { username, password } = officer;
    const half = withToken(
      day.service,
      stepOf(await callerWith(day.service, {}).post('/api/staff/sessions', { username, password })).token,
    );
    const whole = async () => verdictOf(await officer.get('/api/staff/me'));
    const secondStep = async () =>
      verdictOf(await half.post('/api/staff/second-factor/code', { code: '000000' }));
    const isOver = [
      [401, 'session_ended', 'ended'],
      [401, 'session_ended'],
    ];
    setBack(hourMs);
    expect([await whole(), await secondStep()]).toEqual(isOver);
    await comeThere(hourMs);
    expect([await whole(), await secondStep()]).toEqual(isOver);
  });

  it('a session of staff is over that was used ahead of it, though it was begun before', async () => {
    const officer = await signInAs(day.service, 'officer');
    day.service.clock.advance(10 * minuteMs);
    expect((await officer.post('/api/staff/sessions/current/presence')).status).toBe(204);
    setBack(5 * minuteMs);
    expect(verdictOf(await officer.get('/api/staff/me'))).toEqual([401, 'session_ended', 'ended']);
  });

  it('what a request made ahead of it that was under way works neither now nor when the clock comes there', async () => {
    const officer = await signInAs(day.service, 'officer');
    const citizen = await enterAsCitizen(day.service, day.kiosk, newPhone(), 'deposit');
    const guess = await askForCode(day.service, day.kiosk, newPhone(), 'deposit');
    const { manager } = day.service.database.dataSource;
    for (const [table, from, until] of [
      ['staff_session', 'last_used_at', 'expires_at'],
      ['citizen_session', 'touched_at', 'idle_ends_at'],
      ['citizen_code', 'requested_at', 'expires_at'],
    ] as const) {
      await manager.query(
        `UPDATE ${table} SET ${from} = ${from} + interval '1 hour', ${until} = ${until} + interval '1 hour'`,
      );
    }
    await manager.query(`UPDATE citizen_session SET expires_at = expires_at + interval '1 hour'`);
    const ask = async () => [
      verdictOf(await officer.post('/api/staff/trays/A07/inspection', { reason: 'other' })),
      verdictOf(await citizen.get('/api/kiosk/sessions/current')),
      verdictOf(await day.kiosk.post('/api/kiosk/sessions', guess)),
    ];
    const [console, session, code] = [
      [401, 'session_ended'],
      [401, 'session_ended'],
      [403, 'code_expired'],
    ];
    expect(await ask()).toEqual([[...console, 'expired'], session, code]);
    await comeThere(hourMs);
    expect(await ask()).toEqual([[...console, 'ended'], session, code]);
  });
});
