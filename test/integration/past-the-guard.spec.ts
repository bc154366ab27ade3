import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { revokeKiosk } from '../../src/citizens/kiosks/revoke-kiosk.js';
import { endSessionOfKiosk } from '../../src/citizens/sessions/end-session.js';
import { hourMs } from '../../src/kernel/index.js';
import type { Transaction } from '../../src/platform/index.js';
import { bodyOf, type Answer } from '../support/caller.js';
import { askForCode, provisionKiosk, type CitizenCaller, type KioskCaller } from '../support/citizens.js';
import { DossierWorld } from '../support/dossier-world.js';
import { birthRegistration, look } from '../support/dossiers.js';
import { whileWaitingFor } from '../support/held-table.js';
import { itemOf, openRun } from '../support/runs.js';
import { hasJustProved, hasProved, signInAs, withToken, type StaffCaller } from '../support/staff.js';

let world: DossierWorld;
let administrator: StaffCaller;

beforeAll(async () => {
  world = await DossierWorld.start();
  administrator = await signInAs(world.service, 'administrator');
});

afterAll(async () => {
  await world.stop();
});

const told = ({ status, body }: Answer): unknown => [status, (body as { code?: string }).code];

/** What nobody may have any more is refused, and no door hears of it. */
async function refusalOf(asking: Promise<Answer>): Promise<unknown> {
  const before = world.bridge.openRequests.length;
  const answer = await asking;
  expect(world.bridge.openRequests).toHaveLength(before);
  return told(answer);
}

function inTransaction(work: (transaction: Transaction) => Promise<unknown>): Promise<unknown> {
  return world.service.database.transaction(work);
}

describe('staff whose request waits for a dossier', () => {
  let deposited: string;
  let inHand: string;
  let auditPath: string;
  let itemPath: string;

  beforeAll(async () => {
    deposited = await world.deposit();
    inHand = await world.resultInHand(world.newPhone());
    const { trayLabel } = await look(world.officer, deposited);
    const started = await world.officer.post('/api/staff/audits', { cabinetId: trayLabel?.slice(0, 1) });
    auditPath = `/api/staff/audits/${bodyOf<{ id: string }>(started).id}/trays/${trayLabel ?? ''}/opening`;
    const run = await openRun(world.officer);
    itemPath = `/api/staff/runs/${run.id}/items/${itemOf(run, 'collect', deposited).id}/opening`;
  });

  beforeEach(async () => {
    await hasJustProved(world.service, world.officer);
  });

  afterEach(async () => {
    const account = `/api/staff/accounts/${world.officer.id}`;
    bodyOf(await administrator.post(`${account}/enable`));
    bodyOf(await administrator.post(`${account}/roles`, { roles: ['officer'], departmentCode: null }));
    await world.signInAgain();
  });

  const disabled = () => administrator.post(`/api/staff/accounts/${world.officer.id}/disable`);
  const givenToTheDesk = () =>
    administrator.post(`/api/staff/accounts/${world.officer.id}/roles`, {
      roles: ['desk'],
      departmentCode: null,
    });
  const signedOut = () => withToken(world.service, world.officer.token).delete('/api/staff/sessions/current');

  const ways = {
    collecting: () => world.officer.post(`/api/staff/dossiers/${deposited}/opening`, { purpose: 'collect' }),
    loading: () => world.officer.post(`/api/staff/dossiers/${inHand}/opening`, { purpose: 'load' }),
    'looking into a tray': () => world.officer.post('/api/staff/trays/A30/inspection', { reason: 'other' }),
    // What its list bounds to one tray opens without a fresh proof, and then keeps none fresh.
    'an item of a run': async () => {
      await hasProved(world.service, world.officer, hourMs);
      return world.officer.post(itemPath);
    },
    'a tray of an audit': () => world.officer.post(auditPath),
  };

  const changes = [
    ['whose account is disabled', disabled, [401, 'session_ended']],
    ['who is given to the desk', givenToTheDesk, [403, 'forbidden']],
    ['who signs out', signedOut, [401, 'session_ended']],
  ] as const;

  describe.each(changes)('%s meanwhile', (_who, change, refusal) => {
    it.each(Object.entries(ways))('open nothing by %s', async (_way, open) => {
      const happens = async () => bodyOf<unknown>(await change());
      const asking = whileWaitingFor('dossier', world.service, open, happens);
      expect(await refusalOf(asking)).toEqual(refusal);
    });
  });
});

describe('a citizen whose session ends while the request waits', () => {
  const ended = () => inTransaction((transaction) => endSessionOfKiosk(transaction, world.kiosk.id));
  const waits = (send: () => Promise<Answer>) =>
    refusalOf(whileWaitingFor('idempotent_answer', world.service, send, ended));

  async function depositor(): Promise<[CitizenCaller, string]> {
    const citizen = await world.depositor();
    return [citizen, await world.reserve(citizen)];
  }

  async function fetcher(): Promise<[CitizenCaller, string]> {
    const phone = world.newPhone();
    const id = await world.loadedResult(phone);
    return [await world.fetcher(phone), id];
  }

  it('reserves no tray', async () => {
    const citizen = await world.depositor();
    const body = { procedureCode: birthRegistration };
    expect(await waits(() => citizen.post('/api/kiosk/deposits', body))).toEqual([401, 'session_ended']);
  });

  it('opens none for a deposit', async () => {
    const [citizen, id] = await depositor();
    expect(await waits(() => citizen.post(`/api/kiosk/deposits/${id}/opening`))).toEqual([
      401,
      'session_ended',
    ]);
  });

  it('opens none to fetch, and none once more', async () => {
    const [citizen, id] = await fetcher();
    const fetch = () => citizen.post(`/api/kiosk/pickups/${id}/opening`);
    expect(await waits(fetch)).toEqual([401, 'session_ended']);

    const [another, other] = await fetcher();
    const { id: pickup } = await world.atKiosk(another, 'pickups', other, 'takes out');
    const reopen = () => another.post(`/api/kiosk/door-operations/${pickup}/reopening`);
    expect(await waits(reopen)).toEqual([401, 'session_ended']);
  });
});

describe('a kiosk that is revoked while its request waits', () => {
  let kiosk: KioskCaller;

  beforeEach(async () => {
    kiosk = await provisionKiosk(world.service, 'Another');
  });

  const waits = (send: () => Promise<Answer>) =>
    refusalOf(
      whileWaitingFor('idempotent_answer', world.service, send, () =>
        inTransaction((transaction) =>
          revokeKiosk(transaction, kiosk.id, { type: 'system', id: 'the spec' }),
        ),
      ),
    );

  it('gets no code sent', async () => {
    const wanted = { phone: world.newPhone(), purpose: 'deposit' };
    expect(await waits(() => kiosk.post('/api/kiosk/codes', wanted))).toEqual([401, 'unauthenticated']);
  });

  it('begins no session, by a right code neither', async () => {
    const guess = await askForCode(world.service, kiosk, world.newPhone(), 'deposit');
    expect(await waits(() => kiosk.post('/api/kiosk/sessions', guess))).toEqual([401, 'unauthenticated']);
  });
});
