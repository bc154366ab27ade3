import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bodyOf } from '../support/caller.js';
import { DossierWorld } from '../support/dossier-world.js';
import { birthRegistration, newOfficialCode } from '../support/dossiers.js';

let world: DossierWorld;
const holders = ['Nguyễn Thị Lan', 'Đỗ Hằng', 'NGUYEN VAN BINH', 'Trần Ngọc Ánh'];
const codes = new Map<string, string>();

beforeAll(async () => {
  world = await DossierWorld.start();
  for (const holderName of holders) {
    const officialCode = newOfficialCode();
    codes.set(holderName, officialCode);
    const body = {
      origin: 'counter',
      procedureCode: birthRegistration,
      officialCode,
      holderName,
      inHand: true,
    };
    bodyOf(await world.officer.post('/api/staff/dossiers', { ...body, phone: world.newPhone() }));
  }
});

afterAll(async () => {
  await world.stop();
});

interface Found {
  readonly dossiers: {
    readonly id: string;
    readonly holderName: string | null;
    readonly depositNumber: string | null;
    readonly trayLabel: string | null;
  }[];
  readonly total: number;
}

async function find(search: object): Promise<Found> {
  return bodyOf<Found>(await world.officer.post('/api/staff/dossiers/searches', search));
}

async function namesFor(search: object): Promise<string[]> {
  return (await find(search)).dossiers.map(({ holderName }) => holderName ?? '-').sort();
}

describe('a name', () => {
  it.each([
    ['nguyen', ['NGUYEN VAN BINH', 'Nguyễn Thị Lan']],
    ['Nguyễn', ['NGUYEN VAN BINH', 'Nguyễn Thị Lan']],
    ['NGUYỄN LAN', ['Nguyễn Thị Lan']],
    ['lan nguy', ['Nguyễn Thị Lan']],
    ['do hang', ['Đỗ Hằng']],
    ['Đỗ', ['Đỗ Hằng']],
    ['ngọc anh'.normalize('NFD'), ['Trần Ngọc Ánh']],
    ['%', []],
    ["lan' | 'binh", []],
    ['nobody', []],
  ])('%j finds %j, with and without marks', async (name, expected) => {
    expect(await namesFor({ name })).toEqual(expected);
    expect(await namesFor({ q: name })).toEqual(expected);
  });
});

describe('the one search field', () => {
  it('finds by deposit number, official code, phone and tray', async () => {
    const phone = world.newPhone();
    const id = await world.deposit(phone);
    const [dossier] = (await find({ q: phone })).dossiers;
    expect(dossier?.id).toBe(id);
    for (const q of [
      dossier?.depositNumber ?? '',
      (dossier?.depositNumber ?? '').toLowerCase().replaceAll('-', ''),
      `${phone.slice(0, 4)} ${phone.slice(4)}`,
      dossier?.trayLabel ?? '',
    ]) {
      expect([q, (await find({ q })).dossiers.map((found) => found.id)]).toEqual([q, [id]]);
    }
    const code = codes.get('Đỗ Hằng') ?? '';
    expect(await namesFor({ q: code.toLowerCase() })).toEqual(['Đỗ Hằng']);
  });

  it('narrows, together with other criteria', async () => {
    expect(await namesFor({ q: 'nguyen', custody: 'officer' })).toHaveLength(2);
    expect(await namesFor({ q: 'nguyen', custody: 'desk' })).toEqual([]);
    expect(await namesFor({ q: 'nguyen', state: 'result_ready', open: true })).toHaveLength(2);
  });
});
