import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bodyOf } from '../support/caller.js';
import { askForCode } from '../support/citizens.js';
import { tablesWith } from '../support/database-dump.js';
import { DossierWorld } from '../support/dossier-world.js';
import { newOfficialCode, whereIs } from '../support/dossiers.js';

let world: DossierWorld;

beforeAll(async () => {
  world = await DossierWorld.start();
});

afterAll(async () => {
  await world.stop();
});

/** Where the database has a phone or a name in clear, in any way they are written. */
async function whereInClear(phone: string, ...names: string[]): Promise<string[]> {
  const written = [phone.slice(1), `${phone.slice(0, 4)} ${phone.slice(4, 7)} ${phone.slice(7)}`];
  const found: string[] = [];
  for (const text of [...written, ...names]) {
    found.push(...(await tablesWith(world.service.databaseUrl, text)).map((table) => `${text} in ${table}`));
  }
  return found;
}

describe('the life of a dossier', () => {
  it('leaves phone and name nowhere in the database in clear', async () => {
    const [phone, name] = [world.newPhone(), 'Nguyễn Thị Thanh Trà'];
    const citizen = await world.depositor(phone);
    const id = await world.reserve(citizen, { holderName: name });
    expect(await whereInClear(phone, name, 'Thanh Trà')).toEqual([]);

    await world.atKiosk(citizen, 'deposits', id, 'puts in');
    await world.collect(id);
    const officialCode = newOfficialCode();
    await world.command(id, 'accept', { officialCode });
    for (const q of [phone, 'thanh tra']) {
      const found = await world.officer.get(`/api/staff/dossiers?${new URLSearchParams({ q }).toString()}`);
      expect(bodyOf<{ total: number }>(found).total).toBe(1);
    }
    const result = bodyOf<{ id: string }>(
      await world.officer.post('/api/staff/dossiers', {
        origin: 'counter',
        procedureCode: '1.001193',
        officialCode: newOfficialCode(),
        phone,
        holderName: name,
        inHand: true,
      }),
    ).id;
    await world.asOfficer(result, { purpose: 'load' }, 'puts in');
    expect(await whereInClear(phone, name)).toEqual([]);

    const wrong = await askForCode(world.service, world.kiosk, phone, 'lookup');
    await world.kiosk.post('/api/kiosk/sessions', { codeId: wrong.codeId, code: '000000' });
    const fetcher = await world.fetcher(phone);
    await world.atKiosk(fetcher, 'pickups', result, 'takes out');
    expect(await whereIs(world.officer, result)).toBe('picked_up citizen');
    expect(await whereInClear(phone, name)).toEqual([]);
    // What is looked for would be found.
    expect(await tablesWith(world.service.databaseUrl, officialCode)).toContain('public.dossier');
  });
});
