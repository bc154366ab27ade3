import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import jsqr from 'jsqr';
import pg from 'pg';
import { StatusLinks } from '../../src/dossiers/index.js';
import { qrCodeOf } from '../../src/paperwork/testing/qr-code-of.js';
import { rasterise } from '../../src/paperwork/testing/rasterise.js';
import { readPaper, type ReadPaper } from '../../src/paperwork/testing/read-paper.js';
import { findAlteredRuns } from '../../src/runs/index.js';
import { bodyOf, type Caller } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';
import { look, newOfficialCode } from '../support/dossiers.js';
import { closeAnyhow, itemOf, openRun, workOff, type SeenRun } from '../support/runs.js';
import { signInAs } from '../support/staff.js';

let world: DossierWorld;

beforeAll(async () => {
  world = await DossierWorld.start();
});

afterAll(async () => {
  await world.stop();
});

async function print(caller: Caller, path: string): Promise<Buffer> {
  const answer = await caller.get(path);
  const body = answer.body as unknown;
  if (!Buffer.isBuffer(body)) throw new Error(`No file: ${JSON.stringify(body)}`);
  if (answer.status !== 200) throw new Error(`Refused: ${body.toString()}`);
  expect(answer.headers['content-type']).toBe('application/pdf');
  expect(answer.headers['content-disposition']).toMatch(/^inline; filename="[a-zA-Z0-9-]+\.pdf"$/);
  expect(answer.headers['content-length']).toBe(String(body.length));
  return body;
}

/** What a telephone reads from the first page. */
function printedQrCode({ pages: [page] }: ReadPaper): string | undefined {
  if (!page) throw new Error('The paper has no page');
  const code = qrCodeOf(page);
  const { data, width, height } = rasterise(code.rectangles, code.withQuietZone, 6 / code.module);
  return jsqr.default(data, width, height)?.data;
}

const textOf = (paper: ReadPaper): string => paper.paragraphs.join('\n');

describe('the deposit slip', () => {
  it('is there once the envelope lies in its tray, and for the session of the deposit alone', async () => {
    const citizen = await world.depositor();
    const id = await world.reserve(citizen);
    const path = `/api/kiosk/deposits/${id}/slip`;
    expect((await citizen.get(path)).body).toMatchObject({ code: 'transition_not_legal' });

    await world.atKiosk(citizen, 'deposits', id, 'puts in');
    const bytes = await print(citizen, path);
    const { depositNumber } = await look(world.officer, id);
    const paper = readPaper(bytes);
    expect(textOf(paper)).toContain(depositNumber);
    const statusUrl = world.service.application.get(StatusLinks, { strict: false }).urlOf(id);
    expect(printedQrCode(paper)).toBe(statusUrl);

    const other = await world.depositor();
    expect((await other.get(path)).body).toMatchObject({ code: 'not_found' });
    expect((await world.kiosk.get(path)).status).toBe(401);
  });

  it('is the same for staff, whenever it is printed again', async () => {
    const citizen = await world.depositor();
    const id = await world.reserve(citizen);
    await world.atKiosk(citizen, 'deposits', id, 'puts in');
    const first = await print(citizen, `/api/kiosk/deposits/${id}/slip`);
    world.service.clock.advance(60_000);
    await world.collect(id);
    expect((await print(world.desk, `/api/staff/dossiers/${id}/slip`)).equals(first)).toBe(true);
    const printed = await world.service.database.dataSource.query<{ by: string }[]>(
      `SELECT body::jsonb -> 'actor' ->> 'id' AS by FROM ledger_entry
        WHERE kind = 'dossier.slip_printed' AND subject_id = $1`,
      [id],
    );
    // The citizen's own is nobody else's business.
    expect(printed).toEqual([{ by: world.desk.id }]);
  });

  it('is not there for what was not deposited here, nor for who may not print', async () => {
    const id = await world.resultInHand(world.newPhone());
    const path = `/api/staff/dossiers/${id}/slip`;
    expect((await world.officer.get(path)).body).toMatchObject({ code: 'transition_not_legal' });
    const technician = await signInAs(world.service, 'technician');
    expect((await technician.get(path)).body).toMatchObject({ code: 'forbidden' });
  });
});

describe('the papers of a run', () => {
  const ids = {} as Record<'accepted' | 'refused' | 'left' | 'loaded', string>;
  const officialCode = newOfficialCode();
  let run: SeenRun;
  let open: Buffer;
  let closed: Buffer;
  const manifest = () => `/api/staff/runs/${run.id}/manifest`;

  beforeAll(async () => {
    const before = await openRun(world.officer);
    await closeAnyhow(world.officer, before.id);
    ids.accepted = await world.deposit();
    ids.refused = await world.deposit();
    ids.left = await world.deposit();
    ids.loaded = await world.resultInHand(world.newPhone());
    run = await openRun(world.officer);
    await workOff(world, run, itemOf(run, 'collect', ids.accepted), 'takes out');
    await world.command(ids.accepted, 'accept', { officialCode });
    await workOff(world, run, itemOf(run, 'collect', ids.refused), 'takes out');
    await world.command(ids.refused, 'request-supplement', {
      missingPapers: ['Giấy chứng sinh (bản chính)'],
    });
    await workOff(world, run, itemOf(run, 'load', ids.loaded), 'puts in');
    await world.inspect('B33', 'nothing');
    open = await print(world.officer, manifest());
    world.service.clock.advance(60_000);
    const left = itemOf(run, 'collect', ids.left).id;
    const reason = 'Khóa kẹt, đã báo kỹ thuật';
    bodyOf(await world.officer.post(`/api/staff/runs/${run.id}/items/${left}/unresolved`, { reason }));
    await closeAnyhow(world.officer, run.id);
    closed = await print(world.officer, manifest());
  });

  it('show every item with what came of it', async () => {
    const text = textOf(readPaper(closed));
    const items = [...run.lists.collect, ...run.lists.return, ...run.lists.inspect, ...run.lists.load];
    expect(items.length).toBeGreaterThanOrEqual(4);
    for (const { dossier, trayLabel, list } of items) {
      expect(text).toContain(dossier?.depositNumber ?? dossier?.officialCode);
      if (list !== 'load' && trayLabel !== null) expect(text).toContain(trayLabel);
    }
    expect(text).toContain((await look(world.officer, ids.loaded)).trayLabel);
    expect(text).toContain(officialCode);
    expect(text).toContain('Tiếp nhận, chuyển Phòng Tư pháp – Hộ tịch');
    expect(text).toContain('Yêu cầu bổ sung');
    expect(text).toContain('Giấy chứng sinh (bản chính)');
    expect(text).toContain('Khóa kẹt, đã báo kỹ thuật');
    expect(text).toContain('Đã đặt vào khay');
    expect(text).toMatch(/\nB33\n.+\n—\n—\nKiểm tra khay\nKhay trống\n/);
  });

  it('say before the closing that they are not final, and after it where it stands in the ledger', async () => {
    expect(textOf(readPaper(open))).toContain('Lượt chưa đóng');
    const [entry] = await world.service.database.dataSource.query<{ sequence: string; hash: Buffer }[]>(
      `SELECT sequence, hash FROM ledger_entry WHERE kind = 'run.closed' AND subject_id = $1`,
      [run.id],
    );
    const text = textOf(readPaper(closed));
    expect(text).toContain(`số ${entry?.sequence}`);
    expect(text).toContain(entry?.hash.toString('hex'));
    expect(text).not.toContain('Lượt chưa đóng');
  });

  it('stay the same, wherever the dossiers have gone since', async () => {
    await world.command(ids.refused, 'send-to-desk');
    bodyOf(await world.department.post(`/api/staff/dossiers/${ids.accepted}/receive-in-department`));
    bodyOf(await world.department.post(`/api/staff/dossiers/${ids.accepted}/finish`));
    world.service.clock.advance(60_000);
    expect((await print(world.officer, manifest())).equals(closed)).toBe(true);
  });

  it('say so of a record that was changed since, instead of a signature, and the verification names the run', async () => {
    const owner = new pg.Client({ connectionString: world.service.databaseUrl });
    await owner.connect();
    const { manager } = world.service.database.dataSource;
    const write = async (from: string, to: string): Promise<void> => {
      await owner.query('ALTER TABLE run DISABLE TRIGGER USER');
      await owner.query('UPDATE run SET record = replace(record::text, $2, $3)::jsonb WHERE id = $1', [
        run.id,
        from,
        to,
      ]);
      await owner.query('ALTER TABLE run ENABLE TRIGGER USER');
    };
    try {
      await write('Khóa kẹt', 'Khóa tốt');
      const text = textOf(readPaper(await print(world.officer, manifest())));
      expect(text).toContain('This manifest was ALTERED after the closing');
      expect(text).not.toContain('Ed25519');
      expect(await findAlteredRuns(manager)).toEqual([run.id]);
      await write('Khóa tốt', 'Khóa kẹt');
      expect(await findAlteredRuns(manager)).toEqual([]);
      expect((await print(world.officer, manifest())).equals(closed)).toBe(true);
    } finally {
      await owner.end();
    }
  });

  it('give each department a sheet of what it takes over', async () => {
    const seen = bodyOf<SeenRun>(await world.officer.get(`/api/staff/runs/${run.id}`));
    expect(seen.handOvers).toMatchObject([{ departmentCode: 'justice', dossiers: 1 }]);
    const sheets = `/api/staff/runs/${run.id}/hand-over-sheets`;
    const sheet = await print(world.officer, `${sheets}/justice`);
    const text = textOf(readPaper(sheet));
    expect(text).toContain(officialCode);
    expect(text).toContain((await look(world.officer, ids.accepted)).depositNumber);
    expect(text).not.toContain((await look(world.officer, ids.refused)).depositNumber);
    world.service.clock.advance(60_000);
    expect((await print(world.officer, `${sheets}/justice`)).equals(sheet)).toBe(true);

    for (const department of ['health', 'nobody']) {
      expect((await world.officer.get(`${sheets}/${department}`)).body).toMatchObject({ code: 'not_found' });
    }
  });

  it('put what is accepted between two runs on the sheet of the next, and only there', async () => {
    const id = await world.deposit();
    const first = await openRun(world.officer);
    await workOff(world, first, itemOf(first, 'collect', id), 'takes out');
    await closeAnyhow(world.officer, first.id);
    const code = newOfficialCode();
    await world.command(id, 'accept', { officialCode: code });
    const second = await openRun(world.officer);
    const sheet = (runId: string) => `/api/staff/runs/${runId}/hand-over-sheets/justice`;
    expect(textOf(readPaper(await print(world.officer, sheet(second.id))))).toContain(code);
    expect((await world.officer.get(sheet(first.id))).body).toMatchObject({ code: 'not_found' });
    await closeAnyhow(world.officer, second.id);
  });

  it('are only of runs that there are', async () => {
    const nowhere = '/api/staff/runs/2c9d1f6a-7b0e-4a59-9c55-1f8f3a7e0d42';
    for (const path of ['manifest', 'hand-over-sheets/justice']) {
      expect((await world.officer.get(`${nowhere}/${path}`)).body).toMatchObject({ code: 'not_found' });
    }
  });
});

describe('the API document', () => {
  it('says that papers are PDF files', async () => {
    const answer = await world.officer.get('/api/openapi.json');
    const { paths } = answer.body as {
      paths: Record<string, { get: { responses: Record<string, object> } }>;
    };
    for (const path of ['/api/kiosk/deposits/{id}/slip', '/api/staff/runs/{id}/manifest']) {
      expect(paths[path]?.get.responses['200']).toMatchObject({
        content: { 'application/pdf': { schema: { type: 'string', format: 'binary' } } },
      });
    }
  });
});
