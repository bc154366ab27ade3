import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bodyOf } from '../support/caller.js';
import { signInAs, type StaffCaller } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

interface Changes {
  readonly added: { readonly code: string }[];
  readonly changed: {
    readonly code: string;
    readonly columns: { readonly column: string; readonly before: unknown; readonly after: unknown }[];
  }[];
  readonly offeredAgain: { readonly code: string }[];
  readonly noLongerOffered: { readonly code: string }[];
  readonly unchanged: number;
}
interface Preview extends Changes {
  readonly issues: { readonly line: number; readonly column: string; readonly rule: string }[];
  readonly digest: string | null;
}
interface SeenProcedure {
  readonly code: string;
  readonly feeDong: number;
  readonly offered: boolean;
  readonly papers: string[];
}

const imports = '/api/staff/catalogue/imports';

let service: TestService;
let administrator: StaffCaller;
/** The lines of the demo's catalogue, the header first. */
let lines: string[];

beforeAll(async () => {
  service = await startTestService();
  const { site } = service.options;
  administrator = await signInAs(service, 'administrator');
  lines = (await readFile(site.catalogueFile, 'utf8')).trimEnd().split('\n');
});

afterAll(async () => {
  await service.stop();
});

async function preview(csv: string): Promise<Preview> {
  return bodyOf<Preview>(await administrator.post(`${imports}/preview`, { csv }));
}

async function procedures(): Promise<SeenProcedure[]> {
  return bodyOf<{ procedures: SeenProcedure[] }>(await administrator.get('/api/staff/procedures')).procedures;
}

async function ledgerKinds(): Promise<string[]> {
  const rows: { kind: string }[] = await service.database.dataSource.query(
    `SELECT kind FROM ledger_entry WHERE subject_type = 'catalogue' ORDER BY sequence`,
  );
  return rows.map(({ kind }) => kind);
}

function codeOf(line: string | undefined): string {
  return (line ?? '').split(',')[0] ?? '';
}

/** The demo's catalogue with its first procedure dearer, its second left out, and a new one. */
function changedCatalogue(): string {
  const [header, first = '', , ...rest] = lines;
  const dearer = first.replace(/,8000,/, ',9000,');
  const added = (rest.at(-1) ?? '').replace(/^[^,]+/, '9.999999');
  return [header, dearer, ...rest, added].join('\n');
}

describe('a catalogue file', () => {
  it('is previewed as it is stored: nothing changes', async () => {
    expect(await preview(lines.join('\n'))).toMatchObject({
      issues: [],
      added: [],
      changed: [],
      noLongerOffered: [],
      unchanged: lines.length - 1,
    });
  });

  it('shows what it would change, column by column, and changes nothing', async () => {
    const before = [await procedures(), await ledgerKinds()];
    const shown = await preview(changedCatalogue());
    expect(shown.added).toMatchObject([{ code: '9.999999' }]);
    expect(shown.noLongerOffered).toMatchObject([{ code: codeOf(lines[2]) }]);
    expect(shown.changed).toMatchObject([
      { code: codeOf(lines[1]), columns: [{ column: 'fee_dong', before: 8000, after: 9000 }] },
    ]);
    expect([await procedures(), await ledgerKinds()]).toEqual(before);
  });

  it('has every bad row named, and then no digest to import it by', async () => {
    const bad = [...lines];
    bad[2] = (bad[2] ?? '').replace(/^[^,]+/, 'birth');
    bad[5] = (bad[5] ?? '').replace(/,(small|large),/, ',huge,');
    expect(await preview(bad.join('\n'))).toMatchObject({
      issues: [
        { line: 3, column: 'code', rule: 'national_code', allowed: '1.001193', given: '"birth"' },
        { line: 6, column: 'tray_size', rule: 'one_of', allowed: 'small, large', given: '"huge"' },
      ],
      added: [],
      digest: null,
    });
    const answer = await administrator.post(imports, { csv: bad.join('\n'), digest: '0'.repeat(64) });
    expect([answer.status, answer.body]).toMatchObject([400, { code: 'validation_failed' }]);
    expect((answer.body as { issues: unknown[] }).issues).toHaveLength(2);
  });

  it('is refused over its size, and without rows', async () => {
    const long = await administrator.post(`${imports}/preview`, { csv: 'đ'.repeat(102_401) });
    expect([long.status, (long.body as { detail: string }).detail]).toEqual([
      400,
      expect.stringContaining('must be at most 204800 bytes'),
    ]);
    expect((await preview(lines[0] ?? '')).issues).toMatchObject([{ rule: 'no_rows' }]);
  });

  it('is imported only as it was previewed, all of it, and into the ledger', async () => {
    const csv = changedCatalogue();
    const { digest, issues, ...changes } = await preview(csv);
    expect(issues).toEqual([]);
    const other = await administrator.post(imports, { csv: lines.join('\n'), digest });
    expect([other.status, other.body]).toMatchObject([409, { code: 'preview_outdated' }]);

    expect(bodyOf(await administrator.post(imports, { csv, digest }))).toEqual(changes);
    const stored = await procedures();
    expect(stored.find(({ code }) => code === codeOf(lines[1]))).toMatchObject({ feeDong: 9000 });
    expect(stored.find(({ code }) => code === codeOf(lines[2]))).toMatchObject({ offered: false });
    expect(stored.find(({ code }) => code === '9.999999')).toMatchObject({ offered: true });
    expect(await ledgerKinds()).toEqual(['catalogue.imported', 'catalogue.imported']);

    // What was seen is done: the same preview is worth nothing any more.
    const again = await administrator.post(imports, { csv, digest });
    expect([again.status, again.body]).toMatchObject([409, { code: 'preview_outdated' }]);

    const back = lines.join('\n');
    const shown = await preview(back);
    expect(shown.offeredAgain).toMatchObject([{ code: codeOf(lines[2]) }]);
    bodyOf(await administrator.post(imports, { csv: back, digest: shown.digest }));
  });

  it('is for administrators', async () => {
    const officer = await signInAs(service, 'officer');
    const answer = await officer.post(`${imports}/preview`, { csv: 'x' });
    expect([answer.status, answer.body]).toMatchObject([403, { code: 'forbidden' }]);
  });
});

describe('one procedure', () => {
  async function bodyFor(code: string): Promise<Record<string, unknown>> {
    const found = (await procedures()).find((procedure) => procedure.code === code);
    if (!found) throw new Error(`no procedure ${code}`);
    return Object.fromEntries(Object.entries(found).filter(([key]) => key !== 'code'));
  }
  const code = '1.001193';

  it('is changed, and the ledger says what', async () => {
    const body = await bodyFor(code);
    const answer = await administrator.put(`/api/staff/procedures/${code}`, {
      ...body,
      feeDong: 12_000,
      papers: ['Tờ khai'],
    });
    expect(bodyOf(answer)).toMatchObject({ code, feeDong: 12_000, papers: ['Tờ khai'] });
    expect(await bodyFor(code)).toMatchObject({ feeDong: 12_000, papers: ['Tờ khai'] });
    const [entry]: { details: unknown }[] = await service.database.dataSource.query(
      `SELECT body::jsonb -> 'details' AS details FROM ledger_entry ORDER BY sequence DESC LIMIT 1`,
    );
    expect(entry?.details).toEqual({
      code,
      offered: true,
      changes: [
        { column: 'fee_dong', before: body['feeDong'], after: 12_000 },
        { column: 'papers', before: body['papers'], after: ['Tờ khai'] },
      ],
    });
  });

  it('is not changed over what somebody else has changed meanwhile', async () => {
    const seen = await bodyFor(code);
    const path = `/api/staff/procedures/${code}`;
    const { version } = bodyOf<{ version: string }>(
      await administrator.put(path, { ...seen, feeDong: 13_000 }),
    );
    expect(version).not.toBe(seen['version']);
    const answer = await administrator.put(path, { ...seen, papers: ['Đơn'] });
    expect([answer.status, answer.body]).toMatchObject([409, { code: 'procedure_changed' }]);
    expect(await bodyFor(code)).toMatchObject({ feeDong: 13_000, papers: seen['papers'], version });
    bodyOf(await administrator.put(path, { ...seen, papers: ['Đơn'], version }));
    expect(await bodyFor(code)).toMatchObject({ feeDong: seen['feeDong'], papers: ['Đơn'] });
  });

  it('that stays as it is leaves no trace', async () => {
    const before = (await ledgerKinds()).length;
    bodyOf(await administrator.put(`/api/staff/procedures/${code}`, await bodyFor(code)));
    expect(await ledgerKinds()).toHaveLength(before);
  });

  it('can be taken from what is offered, and offered again', async () => {
    const body = await bodyFor(code);
    bodyOf(await administrator.put(`/api/staff/procedures/${code}`, { ...body, offered: false }));
    expect(await bodyFor(code)).toMatchObject({ offered: false });
    const { version } = await bodyFor(code);
    bodyOf(await administrator.put(`/api/staff/procedures/${code}`, { ...body, version }));
    expect(await bodyFor(code)).toMatchObject({ offered: true });
  });

  it.each([
    ['an unknown department', { departmentCode: 'army' }, 'departmentCode'],
    ['a fee below nothing', { feeDong: -1 }, 'feeDong'],
    ['nothing to do with it', { depositable: false, fetchable: false }, 'fetchable'],
    ['a deposit without papers', { papers: [] }, 'papers'],
    ['a name of two lines', { name: { vi: 'a\nb', en: 'b' } }, 'name.vi'],
  ])('is refused with %s, as the file would be', async (_what, change, where) => {
    const body = { ...(await bodyFor(code)), ...change };
    const answer = await administrator.put(`/api/staff/procedures/${code}`, body);
    expect([answer.status, answer.body]).toMatchObject([400, { code: 'validation_failed' }]);
    expect((answer.body as { errors: { where: string }[] }).errors.map((error) => error.where)).toEqual([
      where,
    ]);
  });

  it('must be in the catalogue', async () => {
    const answer = await administrator.put('/api/staff/procedures/8.888888', await bodyFor(code));
    expect([answer.status, answer.body]).toMatchObject([404, { code: 'not_found' }]);
  });
});
