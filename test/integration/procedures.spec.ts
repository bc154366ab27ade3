import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import type { Site } from '../../src/config/index.js';
import type { Actor } from '../../src/kernel/index.js';
import {
  AgencyStillNeededError,
  CatalogueRejectedError,
  findProcedure,
  getOfferedProcedure,
  importCatalogue,
  installCatalogue,
  listOfferedByField,
  loadCatalogue,
  type Procedure,
} from '../../src/procedures/index.js';
import { bodyOf } from '../support/caller.js';
import { provisionKiosk, type KioskCaller } from '../support/citizens.js';
import { signInAs, type StaffCaller } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

const operator: Actor = { type: 'operator', id: 'motcua247' };

let service: TestService;
let site: Site;
let directory: string;
let officer: StaffCaller;
let kiosk: KioskCaller;

beforeAll(async () => {
  service = await startTestService();
  site = service.options.site;
  directory = await mkdtemp(join(tmpdir(), 'mc-'));
  officer = await signInAs(service, 'officer');
  kiosk = await provisionKiosk(service);
});

afterAll(async () => {
  await service.stop();
  await rm(directory, { recursive: true, force: true });
});

interface LedgerRow {
  readonly kind: string;
  readonly subject_version: number;
  readonly details: Record<string, unknown>;
}

async function ledgerOf(subjectId: string): Promise<LedgerRow[]> {
  return service.database.dataSource.query(
    `SELECT kind, subject_version, body::jsonb -> 'details' AS details FROM ledger_entry
      WHERE subject_type = 'catalogue' AND subject_id = $1 ORDER BY sequence`,
    [subjectId],
  );
}

function manager() {
  return service.database.dataSource.manager;
}

/** The demo's catalogue with some rows changed or left out. */
async function catalogueFile(change: (lines: string[]) => string[]): Promise<string> {
  const lines = (await readFile(site.catalogueFile, 'utf8')).trimEnd().split('\n');
  const file = join(directory, `${randomUUID()}.csv`);
  await writeFile(file, `${change(lines).join('\n')}\n`);
  return file;
}

async function importFile(file: string): Promise<unknown> {
  const procedures = await loadCatalogue(file, site);
  return service.database.transaction((transaction) => importCatalogue(transaction, procedures, operator));
}

describe('the first start', () => {
  it('takes the fields and departments of the site file and the procedures of its catalogue', async () => {
    const deposit = await listOfferedByField(manager(), 'deposit');
    expect(deposit.map(({ code }) => code)).toEqual(site.fields.map(({ code }) => code));
    expect(deposit.flatMap(({ procedures }) => procedures)).toHaveLength(49);
    const pickup = await listOfferedByField(manager(), 'pickup');
    expect(pickup.flatMap(({ procedures }) => procedures)).toHaveLength(42);
    expect(await ledgerOf('procedures')).toMatchObject([
      { kind: 'catalogue.imported', subject_version: 1, details: { changed: 0, withdrawn: 0 } },
    ]);
  });

  it('leaves the procedures alone at the next start, and takes new names of fields', async () => {
    const [first, ...rest] = site.fields;
    if (!first) throw new Error('the demo has fields');
    const renamed = { ...site, fields: [{ ...first, name: { vi: 'Tên mới', en: 'New name' } }, ...rest] };
    await service.database.transaction((transaction) => installCatalogue(transaction, renamed));
    const fields = await listOfferedByField(manager(), 'deposit');
    expect(fields[0]?.name).toEqual({ vi: 'Tên mới', en: 'New name' });
    expect(await ledgerOf('procedures')).toHaveLength(1);
    await service.database.transaction((transaction) => installCatalogue(transaction, site));
  });

  it('does not make a department of an agency that procedures name', async () => {
    const departments = site.departments.map((department) => ({
      ...department,
      kind: 'department' as const,
    }));
    const attempt = service.database.transaction((transaction) =>
      installCatalogue(transaction, { ...site, departments }),
    );
    await expect(attempt).rejects.toThrow(AgencyStillNeededError);
    await expect(attempt).rejects.toThrow('police must stay of kind "agency"');
  });
});

describe('an import', () => {
  it('adds, changes and withdraws, and says so in one ledger entry', async () => {
    const before = await loadCatalogue(site.catalogueFile, site);
    const [first, second, third] = before;
    if (!first || !second || !third) throw new Error('the demo has procedures');
    const added: Procedure = { ...third, code: '9.999999' };
    const procedures = [{ ...first, feeDong: first.feeDong + 500 }, ...before.slice(2), added];
    const counts = await service.database.transaction((transaction) =>
      importCatalogue(transaction, procedures, operator),
    );
    // Those behind the one that is missing have moved up in the order: that is a change too.
    expect(counts).toEqual({ added: 1, changed: before.length - 1, unchanged: 0, withdrawn: 1 });
    expect(await findProcedure(manager(), first.code)).toMatchObject({ feeDong: first.feeDong + 500 });
    expect(await findProcedure(manager(), added.code)).toEqual({ ...added, offered: true });
    expect(await findProcedure(manager(), second.code)).toEqual({ ...second, offered: false });
    await expect(getOfferedProcedure(manager(), second.code, 'deposit')).rejects.toMatchObject({
      code: 'procedure_unknown',
    });
    expect((await ledgerOf('procedures')).at(-1)).toEqual({
      kind: 'catalogue.imported',
      subject_version: 2,
      details: { ...counts, withdrawnCodes: [second.code] },
    });

    expect(await importFile(site.catalogueFile)).toMatchObject({ added: 0, withdrawn: 1 });
    expect(await findProcedure(manager(), second.code)).toEqual({ ...second, offered: true });
    expect(await importFile(site.catalogueFile)).toEqual({
      added: 0,
      changed: 0,
      unchanged: before.length,
      withdrawn: 0,
    });
  });

  it('names every bad row and changes nothing', async () => {
    const entriesBefore = (await ledgerOf('procedures')).length;
    const file = await catalogueFile((lines) => [
      ...lines.slice(0, 2),
      (lines[2] ?? '').replace('justice', 'nobody'),
      ...lines.slice(3, 5),
      (lines[5] ?? '').replace(/^[^,]+/, 'birth'),
    ]);
    const attempt = importFile(file);
    await expect(attempt).rejects.toThrow(CatalogueRejectedError);
    await expect(attempt).rejects.toThrow(`${file}:3 department: must be one of`);
    await expect(attempt).rejects.toThrow(`${file}:6 code: must be a national code`);
    expect(await ledgerOf('procedures')).toHaveLength(entriesBefore);
  });

  it.each([
    ['a file without procedures', (lines: string[]) => lines.slice(0, 1), 'at least one procedure'],
    ['an empty file', () => [], 'must name the columns'],
  ])('refuses %s, which would withdraw everything', async (_what, change, message) => {
    await expect(importFile(await catalogueFile(change))).rejects.toThrow(message);
  });

  it('refuses a file that is not there', async () => {
    const file = join(directory, 'nowhere.csv');
    await expect(importFile(file)).rejects.toThrow(
      `  ${file} cannot be read: there is no such file (ENOENT). Correct the path: the one given to the import`,
    );
  });

  it('numbers the versions without a gap when two come at once', async () => {
    const before = (await ledgerOf('procedures')).length;
    await Promise.all([1, 2, 3].map(() => importFile(site.catalogueFile)));
    const versions = (await ledgerOf('procedures')).map((entry) => entry.subject_version);
    expect(versions).toEqual(Array.from({ length: before + 3 }, (_, index) => index + 1));
  });
});

describe('the purpose of a procedure', () => {
  it.each([
    ['deposit', 'procedure_not_depositable'],
    ['pickup', 'procedure_not_fetchable'],
  ] as const)('refuses one that is not for %s', async (purpose, code) => {
    const procedures = await loadCatalogue(site.catalogueFile, site);
    const other = procedures.find(({ depositable, fetchable }) =>
      purpose === 'deposit' ? !depositable : !fetchable,
    );
    if (!other) throw new Error('the demo has procedures of both kinds');
    await expect(getOfferedProcedure(manager(), other.code, purpose)).rejects.toMatchObject({ code });
  });
});

describe('over HTTP', () => {
  it('shows the kiosk what can be deposited, by field, in both languages', async () => {
    const answer = await kiosk.get('/api/kiosk/procedures?purpose=deposit');
    const { fields } = bodyOf<{ fields: { code: string; procedures: unknown[] }[] }>(answer);
    expect(fields.flatMap(({ procedures }) => procedures)).toHaveLength(49);
    expect(fields[0]).toMatchObject({
      code: 'civil-status-extracts',
      name: { vi: 'Trích lục hộ tịch', en: 'Civil-status extracts' },
    });
    expect(fields[0]?.procedures[0]).toEqual({
      code: '2.000635',
      name: {
        vi: 'Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh',
        en: 'Copies of civil-status extracts and birth certificates',
      },
      papers: [
        'Tờ khai cấp bản sao trích lục hộ tịch',
        'Thẻ căn cước hoặc căn cước điện tử của người yêu cầu (bản sao)',
      ],
      feeDong: 8000,
      processingWorkingDays: 0,
      cutOff: '15:00',
      traySize: 'small',
    });
  });

  it.each(['', '?purpose=theft', '?purpose=deposit&page=2'])('refuses the query "%s"', async (query) => {
    const answer = await kiosk.get(`/api/kiosk/procedures${query}`);
    expect([answer.status, answer.body]).toMatchObject([400, { code: 'validation_failed' }]);
  });

  it('shows staff the whole catalogue, and nobody else', async () => {
    const catalogue = bodyOf<{ procedures: unknown[]; departments: unknown[] }>(
      await officer.get('/api/staff/procedures'),
    );
    expect(catalogue.departments).toHaveLength(site.departments.length);
    expect(catalogue.procedures).toContainEqual(
      expect.objectContaining({ code: '9.999999', offered: false, departmentCode: 'justice' }),
    );
    expect((await request(service.url).get('/api/staff/procedures')).status).toBe(401);
  });
});
