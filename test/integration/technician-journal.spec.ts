import { randomUUID } from 'node:crypto';
import { appendFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { technicianJournalFile, type TechnicianIntent } from '@motcua247/firmware-bridge/contract';
import pg from 'pg';
import { TechnicianOpenings } from '../../src/hardware/technician-openings.js';
import { minuteMs } from '../../src/kernel/index.js';
import { verifyLedger } from '../../src/ledger/index.js';
import { bodyOf } from '../support/caller.js';
import { signInAs, type StaffCaller } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

let service: TestService;
let officer: StaffCaller;
let path: string;

beforeAll(async () => {
  service = await startTestService();
  officer = await signInAs(service, 'officer');
  path = join(service.options.environment.dataDirectory, technicianJournalFile);
}, 60_000);

afterAll(() => service.stop());

beforeEach(() => rm(path, { recursive: true, force: true }));

afterEach(async () => {
  await rm(path, { recursive: true, force: true });
  await takeIn();
});

const takeIn = (): Promise<void> => service.application.get(TechnicianOpenings, { strict: false }).takeIn();

const now = (): string => service.clock.now().toISOString();

async function alarms(who = officer): Promise<{ kind: string }[]> {
  const answer = bodyOf<{ alarms: { kind: string }[] }>(await who.get('/api/staff/alarms'));
  return answer.alarms.filter(({ kind }) => kind.startsWith('technician_journal'));
}

function intentFor(tray: string, sequence: number): TechnicianIntent {
  return {
    kind: 'intent',
    sequence,
    at: new Date(0).toISOString(),
    operationId: randomUUID(),
    command: 'open',
    target: { kind: 'tray', tray },
    reason: 'a jammed lock',
    technician: 'an',
    bootId: randomUUID(),
  };
}

function outcomeOf({ operationId }: TechnicianIntent, sequence: number): object {
  return { kind: 'outcome', sequence, at: new Date(0).toISOString(), operationId, result: null };
}

const toLine = (entry: object): string => `${JSON.stringify(entry)}\n`;

async function inLedger({ operationId }: TechnicianIntent): Promise<string[]> {
  const rows = await service.database.dataSource.query<{ kind: string }[]>(
    `SELECT kind FROM ledger_entry WHERE subject_id = $1 ORDER BY sequence`,
    [operationId],
  );
  return rows.map(({ kind }) => kind);
}

async function isKnown(tray: string): Promise<boolean | undefined> {
  const rows = await service.database.dataSource.query<{ content_known: boolean }[]>(
    'SELECT content_known FROM tray WHERE label = $1',
    [tray],
  );
  return rows[0]?.content_known;
}

describe('a journal of technicians that cannot be taken in', () => {
  it('is an urgent alarm since then, until it is read again', async () => {
    const since = now();
    await mkdir(path);
    await expect(takeIn()).rejects.toThrow('EISDIR');
    service.clock.advance(minuteMs);
    await expect(takeIn()).rejects.toThrow('EISDIR');
    const alarm = {
      kind: 'technician_journal_not_taken_in',
      severity: 'urgent',
      solvedAt: 'hardware',
      since,
    };
    expect(await alarms()).toEqual([expect.objectContaining(alarm)]);
    await rm(path, { recursive: true });
    await takeIn();
    expect(await alarms()).toEqual([]);
  });

  it('is one, too, where the records do not take it, and nothing of it is lost', async () => {
    const intent = intentFor('B40', 1);
    await writeFile(path, toLine(intent));
    const owner = new pg.Client({ connectionString: service.databaseUrl });
    await owner.connect();
    await owner.query(`
      CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'for a reason of its own'; END $$;
      CREATE TRIGGER fails BEFORE UPDATE ON tray FOR EACH ROW WHEN (NEW.label = 'B40') EXECUTE FUNCTION fail()`);
    await expect(takeIn()).rejects.toThrow('for a reason of its own');
    expect(await alarms()).toMatchObject([{ kind: 'technician_journal_not_taken_in', line: null }]);
    await owner.query('DROP TRIGGER fails ON tray');
    await owner.end();
    await takeIn();
    expect(await alarms()).toEqual([]);
    expect(await isKnown('B40')).toBe(false);
  });
});

describe('a damaged line of the journal', () => {
  const torn = '{"kind":"intent","sequence":2,"reason":"for Mrs \n';

  it('holds up nothing before and behind it, and is an alarm with its number, never its words', async () => {
    const [before, lost, behind] = [intentFor('B41', 1), intentFor('B42', 2), intentFor('B43', 4)];
    const whole = [toLine(before), torn, toLine(outcomeOf(lost, 3)), toLine(behind)].join('');
    const since = now();
    await writeFile(path, whole);
    await takeIn();
    expect([await inLedger(before), await inLedger(behind)]).toEqual([
      ['technician_opening.begun'],
      ['technician_opening.begun'],
    ]);
    // What became of an opening is a record also where nobody can read which it was.
    expect(await inLedger(lost)).toEqual(['technician_opening.ended']);
    expect([await isKnown('B41'), await isKnown('B43')]).toEqual([false, false]);

    service.clock.advance(minuteMs);
    await appendFile(path, `\0\0\n${toLine(intentFor('B44', 5))}`);
    await takeIn();
    expect(await isKnown('B44')).toBe(false);
    const alarm = { kind: 'technician_journal_damaged', severity: 'urgent', line: 2, count: 2, since };
    expect(await alarms()).toMatchObject([alarm]);
    expect(JSON.stringify(await alarms())).not.toContain('Mrs');
    expect(await readFile(path, 'utf8')).toContain(torn);
    expect(await verifyLedger(service.database.dataSource.manager)).toMatchObject({ intact: true });
  });

  it('is an alarm until it is an entry again, and that is taken in', async () => {
    const [mended, behind] = [intentFor('B45', 1), intentFor('B46', 2)];
    await writeFile(path, toLine(mended).slice(5) + toLine(behind));
    await takeIn();
    await takeIn();
    expect(await alarms()).toMatchObject([{ kind: 'technician_journal_damaged', line: 1, count: 1 }]);
    await writeFile(path, toLine(mended) + toLine(behind));
    await takeIn();
    expect(await alarms()).toEqual([]);
    expect([await inLedger(mended), await inLedger(behind)]).toEqual([
      ['technician_opening.begun'],
      ['technician_opening.begun'],
    ]);
  });

  it('is an alarm until the journal is moved aside, of which the next begins anew', async () => {
    await writeFile(path, torn);
    await takeIn();
    expect(await alarms()).toHaveLength(1);
    await rename(path, `${path}.1`);
    const next = intentFor('B47', 1);
    await writeFile(path, toLine(next) + toLine(outcomeOf(next, 2)));
    await takeIn();
    expect(await alarms()).toEqual([]);
    expect(await inLedger(next)).toEqual(['technician_opening.begun', 'technician_opening.ended']);
  });
});
