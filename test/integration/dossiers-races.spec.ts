import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TrayRecords } from '../../src/cabinets/index.js';
import { traysOf } from '../../src/config/index.js';
import { OpenForPickup } from '../../src/dossiers/commands/open-for-pickup.js';
import { OpenToEmpty } from '../../src/dossiers/commands/open-to-empty.js';
import { OpenToLoad } from '../../src/dossiers/commands/open-to-load.js';
import type { Occasion } from '../../src/dossiers/four-eyes.js';
import { RegisterResult } from '../../src/dossiers/commands/register-result.js';
import { ReserveTray } from '../../src/dossiers/commands/reserve-tray.js';
import { Withdraw } from '../../src/dossiers/commands/withdraw.js';
import type { DoorOperationView } from '../../src/hardware/index.js';
import { DomainError, type PhoneNumber } from '../../src/kernel/index.js';
import { verifyLedger } from '../../src/ledger/index.js';
import type { Transaction } from '../../src/platform/index.js';
import type { LetIn } from '../../src/staff/index.js';
import { enterAsCitizen, provisionKiosk, sendCodesByHand, type KioskCaller } from '../support/citizens.js';
import { DossierWorld } from '../support/dossier-world.js';
import { answered, birthRegistration, newOfficialCode, settlementOf } from '../support/dossiers.js';
import { phoneIndexOf, phoneOf } from '../support/phones.js';

const inRun: Occasion = { kind: 'run', secondPerson: undefined };

let world: DossierWorld;
let officer: LetIn;

beforeAll(async () => {
  world = await DossierWorld.start();
  // No job runs beside the races: nobody waits for the messages about all these results.
  await sendCodesByHand(world.service);
  const [session] = await world.service.database.dataSource.query<{ id: string }[]>(
    'SELECT id FROM staff_session WHERE account_id = $1 AND ended_at IS NULL',
    [world.officer.id],
  );
  officer = {
    id: world.officer.id,
    sessionId: session?.id ?? '',
    roles: ['officer'],
    departmentCode: null,
  };
});

afterAll(async () => {
  const verification = await verifyLedger(world.service.database.dataSource.manager);
  await world.stop();
  expect(verification.intact).toBe(true);
});

function inTransaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
  return world.service.database.transaction(work);
}

/** The session behind a citizen's token, as commands take it. */
async function sessionOf(phone: string): Promise<{ id: string; phoneIndex: Buffer; dossierId: null }> {
  const phoneIndex = phoneIndexOf(world.service, phone);
  const [row] = await world.service.database.dataSource.query<{ id: string }[]>(
    'SELECT id FROM citizen_session WHERE phone_index = $1 AND ended_at IS NULL',
    [phoneIndex],
  );
  if (!row) throw new Error('nobody stands at the kiosk');
  return { id: row.id, phoneIndex, dossierId: null };
}

function refusalOf(result: PromiseSettledResult<unknown>): string | undefined {
  if (result.status === 'fulfilled') return undefined;
  if (result.reason instanceof DomainError) return result.reason.code;
  throw result.reason;
}

async function stateOf(id: string): Promise<string | undefined> {
  const [row] = await world.service.database.dataSource.query<{ state: string }[]>(
    'SELECT state FROM dossier WHERE id = $1',
    [id],
  );
  return row?.state;
}

/** Lets the person at the open tray take the papers out. */
async function takeOut({ id, trayLabel }: DoorOperationView): Promise<void> {
  await answered(world.service, id);
  await world.bridge.use(trayLabel, 'takes out');
  expect(await settlementOf(world.service, id)).toBe('moved');
}

describe('fetching against taking back', () => {
  const rounds = 200;

  it(`is won by exactly one, ${rounds} times`, async () => {
    // A cabinet has one open door: the rounds at one need not wait for those at the other.
    const [left, right] = world.service.options.site.cabinets.map(
      ({ banks }) => banks[0]?.trays[0]?.label ?? '',
    );
    const otherKiosk = await provisionKiosk(world.service, 'Kiosk of the other cabinet');
    const winners = await Promise.all([
      winnersAt(left ?? '', world.kiosk, rounds / 2),
      winnersAt(right ?? '', otherKiosk, rounds / 2),
    ]);
    expect(winners.flat()).toHaveLength(rounds);
    expect(new Set(winners.flat())).toEqual(new Set(['pickup', 'return']));
  }, 180_000);

  async function winnersAt(trayLabel: string, kiosk: KioskCaller, times: number): Promise<string[]> {
    const { application } = world.service;
    const written = world.newPhone();
    const firstId = await loadedFor(phoneOf(written), trayLabel);
    await enterAsCitizen(world.service, kiosk, written, 'pickup');
    const citizen = await sessionOf(written);
    const winners: string[] = [];
    for (let round = 0; round < times; round += 1) {
      const id = round === 0 ? firstId : await loadedFor(phoneOf(written), trayLabel);
      const fetching = () =>
        inTransaction((transaction) => application.get(OpenForPickup).execute(transaction, citizen, id));
      const takingBack = () =>
        inTransaction((transaction) =>
          application.get(OpenToEmpty).execute(transaction, officer, id, 'return', inRun),
        );
      // Who calls first has the better start: both shall win sometimes.
      const pair = round % 2 === 0 ? [fetching, takingBack] : [takingBack, fetching];
      const results = await Promise.allSettled(pair.map((ask) => ask()));

      const won = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      const lost = results.map(refusalOf).filter((code) => code !== undefined);
      expect([won.length, lost]).toEqual([1, ['door_operation_pending']]);
      const [operation] = won;
      if (!operation) throw new Error('nobody won');
      await takeOut(operation);
      expect(await stateOf(id)).toBe(operation.purpose === 'pickup' ? 'picked_up' : 'returned_to_desk');
      winners.push(operation.purpose);

      const late = await Promise.allSettled([fetching(), takingBack()]);
      expect(late.map(refusalOf)).toEqual(['transition_not_legal', 'transition_not_legal']);
    }
    return winners;
  }

  async function loadedFor(phone: PhoneNumber, trayLabel: string): Promise<string> {
    const { application } = world.service;
    const id = await inTransaction((transaction) =>
      application.get(RegisterResult).execute(transaction, officer, {
        origin: 'counter',
        procedureCode: birthRegistration,
        officialCode: newOfficialCode(),
        phone,
        lowTray: false,
        inHand: true,
      }),
    );
    const operation = await inTransaction((transaction) =>
      application.get(OpenToLoad).execute(transaction, officer, id, trayLabel),
    );
    await answered(world.service, operation.id);
    await world.bridge.use(operation.trayLabel, 'puts in');
    expect(await settlementOf(world.service, operation.id)).toBe('moved');
    return id;
  }
});

describe('the last tray', () => {
  const rounds = 200;

  it(`goes to exactly one of two citizens, ${rounds} times`, async () => {
    const { application, database, options } = world.service;
    const trays = application.get(TrayRecords);
    const [last, ...others] = traysOf(options.site).filter(({ size }) => size === 'large');
    const small = traysOf(options.site).filter(({ size }) => size === 'small');
    await database.transaction(async (transaction) => {
      for (const { label } of [...others, ...small]) {
        await trays.takeOutOfService(
          transaction,
          label,
          { kind: 'stated', words: 'test' },
          {
            type: 'system',
            id: 'test',
          },
        );
      }
    });
    const other = await provisionKiosk(world.service, 'Kiosk 2');
    const phones = [world.newPhone(), world.newPhone()] as const;
    await world.depositor(phones[0]);
    await enterAsCitizen(world.service, other, phones[1], 'deposit');
    const citizens = [await sessionOf(phones[0]), await sessionOf(phones[1])];
    const winners: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const results = await Promise.allSettled(
        citizens.map((citizen) =>
          inTransaction((transaction) =>
            application
              .get(ReserveTray)
              .execute(transaction, citizen, { procedureCode: birthRegistration, lowTray: false }),
          ),
        ),
      );
      const won = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
      expect([won.length, results.map(refusalOf).filter(Boolean)]).toEqual([1, ['no_tray_free']]);
      const loser = results.find((result) => result.status === 'rejected')?.reason as DomainError;
      // Monday, 9:00 by the site's clock: the next run is at 13:30.
      expect(loser.extensions).toEqual({ nextRunAt: '2026-11-23T06:30:00.000Z' });
      const [id = ''] = won;
      await inTransaction((transaction) =>
        application.get(Withdraw).execute(transaction, officer, id, 'next round'),
      );
      winners.push(id);
    }
    // The tray of a dossier is forgotten when it is withdrawn; the ledger has it, and every promise that anybody got.
    const promised = await database.dataSource.query<{ id: string; tray: string }[]>(
      `SELECT subject_id AS id, body::jsonb #>> '{details,tray}' AS tray FROM ledger_entry
        WHERE kind = 'dossier.tray_reserved' ORDER BY sequence`,
    );
    expect(promised).toEqual(winners.map((id) => ({ id, tray: last?.label })));
  });
});
