import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { bodyOf, type Caller } from '../support/caller.js';
import { tablesWith } from '../support/database-dump.js';
import { DossierWorld } from '../support/dossier-world.js';
import { look } from '../support/dossiers.js';
import { signInAs } from '../support/staff.js';

interface Seen {
  readonly entries: readonly {
    readonly kind: string;
    readonly sequence: number;
    readonly event?: string;
    readonly reason: string | { readonly vi: string } | null;
    readonly actor: { readonly type: string; readonly displayName: string | null };
    readonly purpose?: string;
    readonly settlement?: string;
    readonly dossier?: { readonly id: string; readonly depositNumber: string } | null;
  }[];
  readonly before: number | null;
}

let world: DossierWorld;
let label: string;
let dossierId: string;
const phone = '0987654321';

beforeAll(async () => {
  world = await DossierWorld.start();
  dossierId = await world.deposit(phone);
  label = (await look(world.officer, dossierId)).trayLabel ?? '';
  await world.inspect(label, 'papers');
  bodyOf(await world.officer.post(`/api/staff/trays/${label}/out-of-service`, { reason: 'Khóa bị kẹt' }));
  bodyOf(await world.officer.post(`/api/staff/trays/${label}/in-service`));
  await world.collect(dossierId);
});

afterAll(async () => {
  await world.stop();
});

async function history(staff: Caller, query = ''): Promise<Seen> {
  return bodyOf<Seen>(await staff.get(`/api/staff/trays/${label}/history${query}`));
}

describe('the history of a tray', () => {
  it('tells who did what, for what and with what outcome, the newest first', async () => {
    const { entries, before } = await history(world.officer);
    expect(before).toBeNull();
    const officer = { type: 'staff', displayName: 'Cán bộ tư vấn (demo)' };
    const { depositNumber } = await look(world.officer, dossierId);
    const dossier = { id: dossierId, depositNumber };
    expect(entries).toMatchObject([
      { kind: 'opening', purpose: 'collect', settlement: 'moved', actor: officer, dossier },
      { kind: 'change', event: 'brought_into_service', actor: officer },
      {
        kind: 'change',
        event: 'taken_out_of_service',
        reason: { vi: 'Lý do do cán bộ nêu' },
        actor: officer,
      },
      { kind: 'opening', purpose: 'inspect', reason: 'other', settlement: 'found_papers', actor: officer },
      {
        kind: 'opening',
        purpose: 'deposit',
        settlement: 'moved',
        actor: { type: 'citizen', displayName: null },
        dossier,
      },
      { kind: 'change', event: 'installed', actor: { type: 'system', displayName: null } },
    ]);
    expect(JSON.stringify(entries)).not.toContain(phone.slice(1));
    // The ledger is for ever: it keeps no word that somebody typed.
    const typed = await tablesWith(world.service.databaseUrl, 'Khóa bị kẹt');
    expect(typed).toEqual([]);
  });

  it('comes page by page, without losing or repeating anything', async () => {
    const whole = await history(world.officer);
    const pages: Seen['entries'][number][] = [];
    let before: number | null = null;
    for (let page = 0; page < 3; page += 1) {
      const query: string = before === null ? '' : `&before=${before}`;
      const seen = await history(world.officer, `?limit=2${query}`);
      pages.push(...seen.entries);
      before = seen.before;
    }
    expect(pages).toEqual(whole.entries);
    expect(before).toBeNull();
  });

  it('does not tell a technician whose papers there were', async () => {
    const { entries } = await history(await signInAs(world.service, 'technician'));
    expect(entries).toHaveLength(6);
    expect(entries.filter(({ dossier }) => dossier)).toEqual([]);
  });

  it('is refused for a tray that is not there, and to those who may not see trays', async () => {
    expect((await world.officer.get('/api/staff/trays/Z99/history')).status).toBe(404);
    expect((await world.department.get(`/api/staff/trays/${label}/history`)).status).toBe(403);
  });

  it('wants a reason of the list from whoever looks into the tray', async () => {
    for (const body of [{}, { reason: 'audit' }, { reason: 'curious' }]) {
      const answer = await world.officer.post(`/api/staff/trays/${label}/inspection`, body);
      expect([answer.status, answer.body]).toMatchObject([400, { code: 'validation_failed' }]);
    }
  });
});
