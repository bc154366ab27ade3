import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import type { DoorOperationView } from '../../src/hardware/index.js';
import { verifyLedger } from '../../src/ledger/index.js';
import { driverErrorOf } from '../../src/platform/index.js';
import { bodyOf } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';
import { answered, settlementOf } from '../support/dossiers.js';
import { closeAnyhow, closeRun, itemOf, openRun, readRun, workOff, type SeenRun } from '../support/runs.js';

let world: DossierWorld;

beforeAll(async () => {
  world = await DossierWorld.start();
});

afterAll(async () => {
  const verification = await verifyLedger(world.service.database.dataSource.manager);
  await world.stop();
  expect(verification.intact).toBe(true);
});

const query = <Row>(statement: string, parameters: unknown[] = []): Promise<Row[]> =>
  world.service.database.dataSource.query<Row[]>(statement, parameters);

async function collectAndAccept(id: string): Promise<void> {
  await world.collect(id);
  await world.accept(id);
}

/** What the database says to somebody who writes past the service. */
async function refusalOf(statement: string, parameters: unknown[]): Promise<string | undefined> {
  try {
    await query(statement, parameters);
    return 'accepted';
  } catch (error) {
    return driverErrorOf(error)?.code;
  }
}

describe('opening', () => {
  it('lets one of two officers win', async () => {
    for (let round = 0; round < 10; round += 1) {
      const answers = await Promise.all([
        world.officer.post('/api/staff/runs'),
        world.officer.post('/api/staff/runs'),
      ]);
      const won = answers.filter(({ status }) => status === 201);
      const lost = answers.filter(({ status }) => status === 409);
      expect([won.length, lost.length]).toEqual([1, 1]);
      const { id } = won[0]?.body as SeenRun;
      expect(lost[0]?.body).toMatchObject({ code: 'run_already_open', runId: id });
      const current = bodyOf<SeenRun>(await world.officer.get('/api/staff/runs/current'));
      expect(current.id).toBe(id);
      await closeAnyhow(world.officer, id);
    }
  });

  it('says without an open run when the next one is', async () => {
    const answer = await world.officer.get('/api/staff/runs/current');
    expect(answer.body).toMatchObject({ code: 'not_found', nextRunAt: '2026-11-23T06:30:00.000Z' });
  });

  it('happens once for a request that is repeated', async () => {
    const key = randomUUID();
    const first = await world.officer.post('/api/staff/runs', {}, key);
    const again = await world.officer.post('/api/staff/runs', {}, key);
    expect(again.body).toEqual(first.body);
    await closeAnyhow(world.officer, (first.body as SeenRun).id);
  });
});

describe('closing', () => {
  it('is refused over a pending item without a reason, and allowed with one', async () => {
    const [left, done] = [await world.deposit(), await world.deposit()];
    const run = await openRun(world.officer);
    await workOff(world, run, itemOf(run, 'collect', done), 'takes out');
    await world.accept(done);

    const item = itemOf(run, 'collect', left);
    const refused = await world.officer.post(`/api/staff/runs/${run.id}/closing`);
    expect(refused.body).toMatchObject({
      code: 'run_has_unresolved_items',
      items: [{ id: item.id, list: 'collect', trayLabel: item.trayLabel }],
    });
    expect((await readRun(world.officer, run.id)).closedAt).toBeNull();

    const reasons = [
      { itemId: item.id, reason: 'Khóa kẹt, đã báo kỹ thuật' },
      { itemId: itemOf(run, 'collect', done).id, reason: 'Không còn đúng nữa' },
    ];
    const closed = await closeRun(world.officer, run.id, reasons);
    expect(closed.closedAt).toBe(world.service.clock.now().toISOString());
    expect(closed.counts).toEqual({ pending: 0, done: 1, gone: 0, unresolved: 1 });
    expect(itemOf(closed, 'collect', left)).toMatchObject({
      result: 'unresolved',
      reason: 'Khóa kẹt, đã báo kỹ thuật',
      opening: null,
    });
    expect(itemOf(closed, 'collect', done)).toMatchObject({ result: 'done', reason: null });

    const next = await openRun(world.officer);
    expect(next.lists.collect.map(({ dossier }) => dossier?.id)).toEqual([left]);
    await workOff(world, next, itemOf(next, 'collect', left), 'takes out');
    await world.accept(left);
    await closeRun(world.officer, next.id);
    expect(itemOf(await readRun(world.officer, run.id), 'collect', left).result).toBe('unresolved');
  });

  it('asks for a decision about what was collected, and hands it on to the next run', async () => {
    const id = await world.deposit();
    const run = await openRun(world.officer);
    const item = itemOf(run, 'collect', id);
    expect(item).toMatchObject({ opening: 'collect', toBeDecided: false });
    await workOff(world, run, item, 'takes out');
    expect(itemOf(await readRun(world.officer, run.id), 'collect', id)).toMatchObject({
      result: 'pending',
      opening: null,
      toBeDecided: true,
      dossier: { state: 'collected' },
    });
    const refused = await world.officer.post(`/api/staff/runs/${run.id}/closing`);
    expect(refused.body).toMatchObject({ code: 'run_has_unresolved_items', items: [{ id: item.id }] });
    const reasons = [{ itemId: item.id, reason: 'Hỏi lại phòng chuyên môn' }];
    expect((await closeRun(world.officer, run.id, reasons)).counts.unresolved).toBe(1);

    const next = await openRun(world.officer);
    const carriedOver = itemOf(next, 'collect', id);
    expect(carriedOver).toMatchObject({ trayLabel: null, opening: null, toBeDecided: true });
    const at = `/api/staff/runs/${next.id}`;
    const opening = await world.officer.post(`${at}/items/${carriedOver.id}/opening`);
    expect(opening.body).toMatchObject({ code: 'transition_not_legal' });
    const again = await world.officer.post(`${at}/closing`);
    expect(again.body).toMatchObject({ code: 'run_has_unresolved_items', items: [{ id: carriedOver.id }] });

    await world.accept(id);
    expect(itemOf(await readRun(world.officer, next.id), 'collect', id).result).toBe('done');
    expect((await closeRun(world.officer, next.id)).counts.unresolved).toBe(0);
  });

  it('takes no reason for an item of another run', async () => {
    const run = await openRun(world.officer);
    const reasons = [{ itemId: randomUUID(), reason: 'Để lượt sau' }];
    const answer = await world.officer.post(`/api/staff/runs/${run.id}/closing`, { reasons });
    expect(answer.body).toMatchObject({ code: 'not_found' });
    await closeRun(world.officer, run.id);
  });

  it('waits for a door whose operation is not settled, whatever reason is stated', async () => {
    const id = await world.deposit();
    const run = await openRun(world.officer);
    const item = itemOf(run, 'collect', id);
    const opening = `/api/staff/runs/${run.id}/items/${item.id}/opening`;
    const operation = bodyOf<DoorOperationView>(await world.officer.post(opening));
    await answered(world.service, operation.id);

    const reasons = [{ itemId: item.id, reason: 'Để lượt sau' }];
    const answer = await world.officer.post(`/api/staff/runs/${run.id}/closing`, { reasons });
    expect(answer.body).toMatchObject({ code: 'door_operation_pending', trays: [item.trayLabel] });

    await world.bridge.use(operation.trayLabel, 'takes out');
    await settlementOf(world.service, operation.id);
    await world.accept(id);
    expect((await closeRun(world.officer, run.id)).counts.done).toBe(1);
  });

  it('waits for doors beside the lists, too, and writes down what was found there', async () => {
    const before = await world.inspect('B20', 'nothing');
    expect(before).toBe('found_empty');
    const run = await openRun(world.officer);
    expect(run.otherOpenings).toEqual([]);
    const answer = await world.officer.post('/api/staff/trays/B21/inspection', { reason: 'lock_check' });
    const operation = bodyOf<DoorOperationView>(answer);
    await answered(world.service, operation.id);
    const refused = await world.officer.post(`/api/staff/runs/${run.id}/closing`);
    expect(refused.body).toMatchObject({ code: 'door_operation_pending', trays: ['B21'] });
    const path = `/api/staff/door-operations/${operation.id}/confirmation`;
    bodyOf(await world.officer.post(path, { confirmation: 'not_done' }));
    await world.bridge.use('B21', 'does nothing');
    await settlementOf(world.service, operation.id);

    const closed = await closeRun(world.officer, run.id);
    expect(closed.otherOpenings).toMatchObject([
      { trayLabel: 'B21', purpose: 'inspect', settlement: 'found_empty' },
    ]);
    await world.inspect('B22', 'nothing');
    expect((await readRun(world.officer, run.id)).otherOpenings).toEqual(closed.otherOpenings);
  });

  it('is for good: nothing is done in a closed run any more', async () => {
    const id = await world.deposit();
    const run = await openRun(world.officer);
    const item = itemOf(run, 'collect', id);
    await closeAnyhow(world.officer, run.id);
    const at = `/api/staff/runs/${run.id}`;
    const refused = [
      await world.officer.post(`${at}/closing`),
      await world.officer.post(`${at}/gathering`),
      await world.officer.post(`${at}/items/${item.id}/opening`),
      await world.officer.post(`${at}/items/${item.id}/unresolved`, { reason: 'Để lượt sau' }),
      await world.officer.delete(`${at}/items/${item.id}/unresolved`),
    ];
    for (const { body } of refused) expect(body).toMatchObject({ code: 'run_not_open' });
    await collectAndAccept(id);
  });

  it('is the last entry of the run in the ledger, bound to what its record says', async () => {
    const run = await openRun(world.officer);
    await closeRun(world.officer, run.id);
    const entries = await query<{ kind: string; body: string }>(
      `SELECT kind, body FROM ledger_entry WHERE subject_type = 'run' AND subject_id = $1 ORDER BY sequence`,
      [run.id],
    );
    expect(entries.map(({ kind }) => kind)).toEqual(['run.opened', 'run.closed']);
    const [row] = await query<{ record: object }>('SELECT record FROM run WHERE id = $1', [run.id]);
    const digest = createHash('sha256')
      .update(canonicalize(row?.record) ?? '')
      .digest('hex');
    const { details } = JSON.parse(entries[1]?.body ?? '{}') as { details: unknown };
    expect(details).toEqual({ results: { done: 0, gone: 0, unresolved: 0 }, record: digest });
  });

  it('is signed as the head of the ledger, in the same moment', async () => {
    const run = await openRun(world.officer);
    await closeAnyhow(world.officer, run.id);
    const [signed] = await query<{ subject_id: string; kind: string; at_once: boolean }>(
      `SELECT entry.subject_id, entry.kind, head.signed_at = run.closed_at AS at_once
         FROM ledger_signed_head head JOIN ledger_entry entry USING (sequence) JOIN run ON run.id = $1
        ORDER BY sequence DESC LIMIT 1`,
      [run.id],
    );
    expect(signed).toEqual({ subject_id: run.id, kind: 'run.closed', at_once: true });
  });

  it('and an opening at once never leave an unsettled door in a closed run', async () => {
    for (let round = 0; round < 5; round += 1) {
      const id = await world.deposit();
      const run = await openRun(world.officer);
      const item = itemOf(run, 'collect', id);
      const reasons = [{ itemId: item.id, reason: 'Để lượt sau' }];
      const [closing, opening] = await Promise.all([
        world.officer.post(`/api/staff/runs/${run.id}/closing`, { reasons }),
        world.officer.post(`/api/staff/runs/${run.id}/items/${item.id}/opening`),
      ]);
      if (closing.status === 200) {
        expect(opening.body).toMatchObject({ code: 'run_not_open' });
        await collectAndAccept(id);
      } else {
        expect(closing.body).toMatchObject({ code: 'door_operation_pending' });
        const operation = bodyOf(opening) as DoorOperationView;
        await answered(world.service, operation.id);
        await world.bridge.use(operation.trayLabel, 'takes out');
        await settlementOf(world.service, operation.id);
        await world.accept(id);
        await closeRun(world.officer, run.id);
      }
    }
  });
});

describe('the database', () => {
  it('keeps a closed run and its items as they are', async () => {
    const id = await world.deposit();
    const run = await openRun(world.officer);
    await closeAnyhow(world.officer, run.id);
    const item = itemOf(run, 'collect', id);
    const invariant = 'MC001';
    expect(await refusalOf(`UPDATE run_item SET reason = 'x' WHERE id = $1`, [item.id])).toBe(invariant);
    expect(await refusalOf('DELETE FROM run_item WHERE id = $1', [item.id])).toBe('42501');
    expect(
      await refusalOf('UPDATE run SET closed_at = NULL, version = version + 1 WHERE id = $1', [run.id]),
    ).toBe(invariant);
    await collectAndAccept(id);
  });

  it('closes no run over an item without a result, and keeps no item unresolved without a reason', async () => {
    const id = await world.deposit();
    const run = await openRun(world.officer);
    const item = itemOf(run, 'collect', id);
    const close = `UPDATE run SET closed_at = now(), closed_by = opened_by, record = '{}', version = version + 1
                    WHERE id = $1`;
    expect(await refusalOf(close, [run.id])).toBe('MC001');
    const checkViolation = '23514';
    const unresolved = `UPDATE run_item SET result = 'unresolved' WHERE id = $1`;
    expect(await refusalOf(unresolved, [item.id])).toBe(checkViolation);
    const pending = `UPDATE run_item SET result = 'pending' WHERE id = $1`;
    expect(await refusalOf(pending, [item.id])).toBe(checkViolation);
    await closeAnyhow(world.officer, run.id);
  });
});
