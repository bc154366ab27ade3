import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import request from 'supertest';
import { writeWorkbook } from '../../src/reports/exports/workbook.js';
import { DossierWorld } from '../support/dossier-world.js';
import { look } from '../support/dossiers.js';
import { readWorkbook, type SeenCell } from '../support/read-workbook.js';
import { signInAs, type StaffCaller } from '../support/staff.js';

let world: DossierWorld;
let supervisor: StaffCaller;
let dossierId: string;
const phone = '0987654321';
const today = 'from=2026-11-23&to=2026-11-23';

beforeAll(async () => {
  world = await DossierWorld.start();
  supervisor = await signInAs(world.service, 'supervisor');
  dossierId = await world.deposit(phone);
  await world.inspect((await look(world.officer, dossierId)).trayLabel ?? '', 'papers');
});

afterAll(async () => {
  await world.stop();
});

interface SeenSheet {
  readonly name: string;
  readonly titles: readonly SeenCell[];
  readonly rows: readonly Readonly<Record<string, SeenCell>>[];
  readonly text: string;
}

async function fetchSheet(file: string, period = today): Promise<SeenSheet> {
  const answer = await request(world.service.url)
    .get(`/api/staff/exports/${file}?${period}`)
    .set({ authorization: `Bearer ${supervisor.token}` })
    .buffer(true)
    .parse((response, done) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        done(null, Buffer.concat(chunks));
      });
    });
  expect(answer.status).toBe(200);
  expect(answer.headers['content-type']).toContain('spreadsheetml.sheet');
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="[a-z0-9-]+\.xlsx"$/);
  const { name, rows } = readWorkbook(answer.body as Buffer);
  const [titles = [], ...body] = rows;
  return {
    name,
    titles,
    rows: body.map((row) =>
      Object.fromEntries(titles.map((title, index) => [String(title), row[index] ?? null])),
    ),
    text: JSON.stringify(rows),
  };
}

describe('an export', () => {
  it('has the dossiers of a period with Vietnamese titles, dates as dates, and phones masked', async () => {
    const { name, titles, rows, text } = await fetchSheet('dossiers.xlsx');
    expect(name).toBe('Hồ sơ');
    expect(titles.slice(0, 3)).toEqual(['Mã gửi hồ sơ', 'Mã hồ sơ', 'Mã thủ tục']);
    const { depositNumber, trayLabel } = await look(world.officer, dossierId);
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      'Mã gửi hồ sơ': depositNumber,
      'Tên thủ tục': 'Đăng ký khai sinh',
      'Trạng thái': 'Đã nhận phong bì',
      'Nơi giữ': 'Khay',
      Khay: trayLabel,
      'Số điện thoại': '09xx xxx 321',
      // 02:00 in UTC: nine o'clock in the morning where the cabinet stands.
      'Tạo lúc': '2026-11-23T09:00:00',
      'Kết thúc lúc': null,
    });
    expect(text).not.toContain(phone.slice(1));
  });

  it('has the openings of a period, with who opened', async () => {
    const { name, rows } = await fetchSheet('door-operations.xlsx');
    expect(name).toBe('Lượt mở khay');
    expect(rows).toMatchObject([
      { 'Mục đích': 'Công dân nộp', 'Người mở': 'Công dân', Khóa: 'Đã mở', 'Kết luận': 'Đã chuyển giấy tờ' },
      { 'Mục đích': 'Kiểm tra', 'Người mở': 'Cán bộ tư vấn (demo)', 'Kết luận': 'Có giấy tờ' },
    ]);
    expect(rows[1]?.['Cho phép lúc']).toBe('2026-11-23T09:00:01');
  });

  it('has the numbers of every day, of days without any too', async () => {
    const { rows } = await fetchSheet('daily-figures.xlsx', 'from=2026-11-22&to=2026-11-24');
    expect(rows).toMatchObject([
      { Ngày: '2026-11-22T00:00:00', 'Nhận phong bì': 0, 'Lượt mở khay': 0 },
      { Ngày: '2026-11-23T00:00:00', 'Nhận phong bì': 1, 'Lượt mở khay': 2, 'Công dân nhận tại tủ': 0 },
      { Ngày: '2026-11-24T00:00:00', 'Nhận phong bì': 0, 'Lượt mở khay': 0 },
    ]);
  });

  it('goes from midnight to midnight of the site', async () => {
    // Seven in the morning here is midnight in UTC.
    world.service.clock.advance(-9 * 60 * 60 * 1000);
    await world.signInAgain();
    const id = await world.resultInHand(world.newPhone());
    world.service.clock.advance(9 * 60 * 60 * 1000);
    await world.signInAgain();
    supervisor = await signInAs(world.service, 'supervisor');
    const counted = async (day: string): Promise<number> =>
      (await fetchSheet('dossiers.xlsx', `from=${day}&to=${day}`)).rows.length;
    expect([await counted('2026-11-22'), await counted('2026-11-23')]).toEqual([0, 2]);
    expect((await look(world.officer, id)).state).toBe('result_ready');
  });

  it('keeps a text a text, whatever it begins with', async () => {
    const value = '=HYPERLINK("http://example.org")&<x>';
    const columns = [{ title: 'Tên', width: 10, value: (row: string) => row }];
    const bytes = await writeWorkbook({ name: 'Thử', columns, rows: [value] }, 'Asia/Ho_Chi_Minh');
    // The reader refuses formulas.
    expect(readWorkbook(bytes)).toEqual({ name: 'Thử', rows: [['Tên'], [value]] });
  });

  it.each(['', 'from=2026-11-23', 'from=2026-11-24&to=2026-11-23', 'from=2026-01-01&to=2027-01-02'])(
    'is refused for the period "%s"',
    async (period) => {
      const answer = await supervisor.get(`/api/staff/exports/dossiers.xlsx?${period}`);
      expect([answer.status, answer.body]).toMatchObject([400, { code: 'validation_failed' }]);
    },
  );

  it('is for those who report', async () => {
    for (const file of ['dossiers', 'door-operations', 'daily-figures']) {
      expect((await world.officer.get(`/api/staff/exports/${file}.xlsx?${today}`)).status).toBe(403);
    }
  });
});
