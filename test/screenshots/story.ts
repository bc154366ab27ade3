import type { ApiClient } from '../tour/api-client.js';
import { Citizen, type Deposit } from '../tour/citizen.js';
import type { World } from '../tour/world.js';

/** Who came last night, and with what. */
const depositors = [
  ['Nguyễn Thị Hoa', '1.001193'],
  ['Trần Văn Bảy', '2.000635'],
  ['Lê Thị Mười Hai', '1.004873'],
  ['Phạm Quốc Cường', '2.000815'],
  ['Huỳnh Ngọc Ánh', '2.000992'],
] as const;

/** Whose results wait: of the police, and of the one-stop shop. */
const results = [
  ['Võ Thị Sáu Nhỏ', '1.912003'],
  ['Đặng Văn Tư', '2.000815'],
  ['Bùi Thị Lan', '2.000815'],
] as const;

/** What stands on the screens when the pictures are taken. */
export interface Scenery {
  /** Of the envelope whose page the phone shows: the path of the page. */
  readonly statusPage: string;
}

/** A Monday before the first run: envelopes of the weekend, some results in their trays, one tray out of service. */
export async function setTheScene(world: World): Promise<Scenery> {
  const deposits: (Deposit & { readonly statusUrl: string })[] = [];
  for (const [name, procedureCode] of depositors) {
    deposits.push((await new Citizen(world, name).deposit(procedureCode)) as (typeof deposits)[number]);
  }
  const officer = await world.signIn('officer');
  for (const [index, result] of results.entries()) await loadResult(world, officer, index + 1, result);
  await officer.post('/api/staff/trays/B07/out-of-service', { reason: 'Cửa đóng không khít' });
  const [first] = deposits;
  if (!first) throw new Error('Nobody has deposited');
  return { statusPage: new URL(first.statusUrl).pathname };
}

async function loadResult(
  world: World,
  officer: ApiClient,
  number: number,
  [holderName, procedureCode]: readonly [string, string],
): Promise<void> {
  const { phone } = new Citizen(world, holderName);
  const { id } = await officer.post<{ id: string }>('/api/staff/dossiers', {
    origin: 'counter',
    procedureCode,
    officialCode: `000.00.00.H05-261120-${String(number).padStart(4, '0')}`,
    phone,
    holderName,
    inHand: true,
  });
  const errand = { does: 'put', paper: `Result ${number}` } as const;
  await world.atTheTray(officer, '/api/staff/door-operations', errand, () =>
    officer.post(`/api/staff/dossiers/${id}/opening`, { purpose: 'load' }),
  );
}
