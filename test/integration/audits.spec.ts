import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DoorOperationView } from '../../src/hardware/index.js';
import { dayMs, minuteMs } from '../../src/kernel/index.js';
import { bodyOf, type Caller } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';
import { answered, look, settlementOf } from '../support/dossiers.js';
import { goTo } from '../support/runs.js';
import { hasJustProved, signInAs } from '../support/staff.js';
import { testStart } from '../support/test-start.js';

interface SeenAudit {
  readonly id: string;
  readonly closedAt: string | null;
  readonly openedBy: { readonly displayName: string };
  readonly counts: Readonly<Record<string, number>>;
  readonly differing: readonly string[];
  readonly items: readonly {
    readonly trayLabel: string;
    readonly expected: string;
    readonly found: string | null;
    readonly result: string;
    readonly skipReason: string | null;
    readonly unsettled: boolean;
    readonly dossier: { readonly id: string } | null;
  }[];
}

const audits = '/api/staff/audits';

let world: DossierWorld;
let cabinetId: string;
let cabinetName: object;
let labels: string[];
/** Papers lie here. */
let fullTray: string;
let emptyTray: string;
let dossierId: string;

beforeAll(async () => {
  world = await DossierWorld.start();
  dossierId = await world.deposit();
  fullTray = (await look(world.officer, dossierId)).trayLabel ?? '';
  const cabinet = world.service.options.site.cabinets.find(({ banks }) =>
    banks.some(({ trays }) => trays.some(({ label }) => label === fullTray)),
  );
  cabinetId = cabinet?.id ?? '';
  cabinetName = cabinet?.name ?? {};
  labels = cabinet?.banks.flatMap(({ trays }) => trays.map(({ label }) => label)) ?? [];
  emptyTray = labels.find((label) => label !== fullTray) ?? '';
});

afterAll(async () => {
  await world.stop();
});

async function start(): Promise<SeenAudit> {
  return bodyOf<SeenAudit>(await world.officer.post(audits, { cabinetId }));
}

async function read(id: string): Promise<SeenAudit> {
  return bodyOf<SeenAudit>(await world.officer.get(`${audits}/${id}`));
}

function item(audit: SeenAudit, label: string): SeenAudit['items'][number] {
  const found = audit.items.find(({ trayLabel }) => trayLabel === label);
  if (!found) throw new Error(`no tray ${label}`);
  return found;
}

/** Opens a tray of an audit, says what is seen (or nothing), and closes the door; the settlement. */
async function lookInto(id: string, label: string, seen: 'papers' | 'nothing' | 'silence'): Promise<string> {
  const answer = await world.officer.post(`${audits}/${id}/trays/${label}/opening`);
  const operation = bodyOf<DoorOperationView>(answer);
  await answered(world.service, operation.id);
  if (seen !== 'silence') {
    const confirmation = seen === 'papers' ? 'done' : 'not_done';
    bodyOf(
      await world.officer.post(`/api/staff/door-operations/${operation.id}/confirmation`, { confirmation }),
    );
  }
  await world.bridge.use(label, 'does nothing');
  return seen === 'silence' ? operation.id : settlementOf(world.service, operation.id);
}

async function skipAll(audit: SeenAudit): Promise<void> {
  for (const { trayLabel, result } of audit.items) {
    if (result !== 'pending') continue;
    bodyOf(await world.officer.post(`${audits}/${audit.id}/trays/${trayLabel}/skip`, { reason: 'Hết giờ' }));
  }
}

describe('an audit', () => {
  let audit: SeenAudit;

  it('lists every tray of the cabinet with what should lie there', async () => {
    audit = await start();
    expect(audit.items.map(({ trayLabel }) => trayLabel)).toEqual(labels);
    expect(item(audit, fullTray)).toMatchObject({
      expected: 'papers',
      result: 'pending',
      dossier: { id: dossierId },
    });
    expect(item(audit, emptyTray)).toMatchObject({ expected: 'nothing', result: 'pending', dossier: null });
    expect(audit.counts).toMatchObject({ pending: labels.length, agrees: 0 });
    expect(JSON.stringify(audit)).not.toMatch(/phone|holder/);
  });

  it('is one a cabinet at a time', async () => {
    const second = await world.officer.post(audits, { cabinetId });
    expect([second.status, second.body]).toMatchObject([
      409,
      { code: 'audit_already_open', auditId: audit.id },
    ]);
    const nowhere = await world.officer.post(audits, { cabinetId: 'Z' });
    expect([nowhere.status, nowhere.body]).toMatchObject([404, { code: 'not_found' }]);
  });

  it('notes what agrees', async () => {
    expect(await lookInto(audit.id, fullTray, 'papers')).toBe('found_papers');
    expect(item(await read(audit.id), fullTray)).toMatchObject({ result: 'agrees', found: 'papers' });
    const [entry]: { reason: string }[] = await world.service.database.dataSource.query(
      `SELECT body::jsonb -> 'details' ->> 'reason' AS reason FROM ledger_entry
        WHERE kind = 'door_operation.authorised' ORDER BY sequence DESC LIMIT 1`,
    );
    expect(entry?.reason).toBe('audit');
  });

  it('notes what differs, and leaves the reconciling to the inspection', async () => {
    expect(await lookInto(audit.id, emptyTray, 'papers')).toBe('found_papers');
    const seen = await read(audit.id);
    expect(item(seen, emptyTray)).toMatchObject({ expected: 'nothing', found: 'papers', result: 'differs' });
    expect(seen.differing).toEqual([emptyTray]);
    const tray = bodyOf<{ contentKnown: boolean }>(await world.officer.get(`/api/staff/trays/${emptyTray}`));
    expect(tray.contentKnown).toBe(false);
  });

  it('counts the newest look; after a doubt it clears up', async () => {
    expect(await lookInto(audit.id, emptyTray, 'nothing')).toBe('found_empty');
    const seen = await read(audit.id);
    expect(item(seen, emptyTray)).toMatchObject({
      expected: 'unknown',
      found: 'nothing',
      result: 'cleared_up',
    });
    expect(seen.differing).toEqual([]);
  });

  it('skips a tray for a reason, and takes that back', async () => {
    const [label] = labels.filter((candidate) => candidate !== fullTray && candidate !== emptyTray);
    const path = `${audits}/${audit.id}/trays/${label ?? ''}/skip`;
    const skipped = bodyOf<SeenAudit>(await world.officer.post(path, { reason: 'Khóa bị kẹt' }));
    expect(item(skipped, label ?? '')).toMatchObject({ result: 'skipped', skipReason: 'Khóa bị kẹt' });
    const back = bodyOf<SeenAudit>(await world.officer.delete(path));
    expect(item(back, label ?? '')).toMatchObject({ result: 'pending', skipReason: null });
    const seen = await world.officer.post(`${audits}/${audit.id}/trays/${fullTray}/skip`, { reason: 'x' });
    expect([seen.status, seen.body]).toMatchObject([409, { code: 'transition_not_legal' }]);
    const elsewhere = await world.officer.post(`${audits}/${audit.id}/trays/Z99/skip`, { reason: 'x' });
    expect(elsewhere.status).toBe(404);
  });

  it('opens no tray for whoever finds the console, and asks nothing of who goes on from tray to tray', async () => {
    const path = `${audits}/${audit.id}/trays/${emptyTray}/opening`;
    const refused = [403, { code: 'reauthentication_required' }];
    world.service.clock.advance(5 * minuteMs);
    const found = await world.officer.post(path);
    expect([found.status, found.body]).toMatchObject(refused);
    expect(item(await read(audit.id), emptyTray)).toMatchObject({ unsettled: false });
    await hasJustProved(world.service, world.officer);
    for (let looks = 0; looks < 3; looks += 1) {
      world.service.clock.advance(4 * minuteMs);
      expect(await lookInto(audit.id, emptyTray, 'nothing')).toBe('found_empty');
    }
    world.service.clock.advance(5 * minuteMs);
    const later = await world.officer.post(path);
    expect([later.status, later.body]).toMatchObject(refused);
    await world.signInAgain();
  });

  it('is not closed over trays that nobody has looked into', async () => {
    const answer = await world.officer.post(`${audits}/${audit.id}/closing`);
    expect([answer.status, answer.body]).toMatchObject([409, { code: 'audit_has_open_items' }]);
    expect((answer.body as { trays: string[] }).trays).toHaveLength(labels.length - 2);
  });

  it('is not closed, and no tray skipped, while a look is not settled', async () => {
    await skipAll(await read(audit.id));
    const operationId = await lookInto(audit.id, emptyTray, 'silence');
    expect(item(await read(audit.id), emptyTray)).toMatchObject({ unsettled: true, result: 'pending' });
    for (const path of ['closing', `trays/${emptyTray}/skip`]) {
      const body = path === 'closing' ? {} : { reason: 'x' };
      const answer = await world.officer.post(`${audits}/${audit.id}/${path}`, body);
      expect([answer.status, answer.body]).toMatchObject([409, { code: 'door_operation_pending' }]);
    }
    const path = `/api/staff/door-operations/${operationId}/confirmation`;
    bodyOf(await world.officer.post(path, { confirmation: 'not_done' }));
    expect(await settlementOf(world.service, operationId)).toBe('found_empty');
  });

  it('is closed for good, with its differences in the list and in the ledger', async () => {
    const closed = bodyOf<SeenAudit>(await world.officer.post(`${audits}/${audit.id}/closing`));
    expect(closed).toMatchObject({ counts: { pending: 0, agrees: 2, skipped: labels.length - 2 } });
    expect(closed.closedAt).not.toBeNull();
    for (const path of ['closing', `trays/${fullTray}/opening`]) {
      const answer = await world.officer.post(`${audits}/${audit.id}/${path}`);
      expect([answer.status, answer.body]).toMatchObject([409, { code: 'audit_not_open' }]);
    }
    const list = bodyOf<{ audits: SeenAudit[] }>(await world.officer.get(`${audits}?cabinetId=${cabinetId}`));
    expect(list.audits).toMatchObject([{ id: audit.id, cabinetName, counts: closed.counts, differing: [] }]);
    const rows: { kind: string }[] = await world.service.database.dataSource.query(
      `SELECT kind FROM ledger_entry WHERE subject_type = 'audit' AND subject_id = $1 ORDER BY sequence`,
      [audit.id],
    );
    expect(rows.map(({ kind }) => kind)).toEqual([
      'audit.opened',
      'audit.tray_skipped',
      'audit.tray_taken_up',
      ...Array<string>(labels.length - 2).fill('audit.tray_skipped'),
      'audit.closed',
    ]);
  });

  it('can be started anew', async () => {
    const next = await start();
    expect(next.id).not.toBe(audit.id);
    await skipAll(next);
    bodyOf(await world.officer.post(`${audits}/${next.id}/closing`));
  });

  it('is due again a week after the last one, and of a cabinet without any a week after its installation', async () => {
    const due = async (staff: Caller = world.officer): Promise<unknown[]> => {
      const { alarms } = bodyOf<{ alarms: { kind: string }[] }>(await staff.get('/api/staff/alarms'));
      return alarms.filter(({ kind }) => kind === 'audit_due');
    };
    const next = await start();
    await skipAll(next);
    world.service.clock.advance(minuteMs);
    const { closedAt } = bodyOf<SeenAudit>(await world.officer.post(`${audits}/${next.id}/closing`));
    expect(await due()).toEqual([]);
    await goTo(world, '2026-12-01T09:00');
    const since = (from: string): string => new Date(Date.parse(from) + 7 * dayMs).toISOString();
    const other = world.service.options.site.cabinets.find(({ id }) => id !== cabinetId);
    const [mine, theirs] = [
      { cabinetId, since: since(closedAt ?? ''), severity: 'attention', solvedAt: 'audits' },
      { cabinetId: other?.id, since: since(testStart) },
    ];
    expect(await due()).toMatchObject([theirs, mine]);
    expect(await due(await signInAs(world.service, 'technician'))).toEqual([]);
  });

  it('is for officers and supervisors', async () => {
    expect((await world.desk.get(audits)).status).toBe(403);
    expect((await world.desk.post(audits, { cabinetId })).status).toBe(403);
  });
});
