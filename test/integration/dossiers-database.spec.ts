import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  beginnings,
  commands,
  custodies,
  custodyAfter,
  isClosed,
  origins,
  states,
  transitionOf,
  type Contents,
  type Custody,
  type State,
} from '../../src/dossiers/dossier.machine.js';
import { driverErrorOf } from '../../src/platform/index.js';
import { birthRegistration } from '../support/dossiers.js';
import { signInAs } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

let service: TestService;
let officerId: string;

beforeAll(async () => {
  service = await startTestService();
  officerId = (await signInAs(service, 'officer')).id;
});

afterAll(async () => {
  await service.stop();
});

type Row = Readonly<Record<string, unknown>>;

/** A row as the service would write it for this position; only the position itself may be wrong. */
function rowOf(state: State, custody: Custody, contents: Contents): Row {
  const deposited = contents === 'application';
  const at = service.clock.now();
  const later = new Date(at.getTime() + 86_400_000);
  const isLoaded = state === 'loaded' || state === 'overdue';
  const ofAnOffice = custody === 'department' || custody === 'agency';
  const accepted = state === 'routed' || state === 'processing' || !deposited;
  return {
    id: randomUUID(),
    origin: 'deposit',
    deposit_number: 'G-261123-0001',
    official_code: accepted ? 'H05-261123-0001' : null,
    procedure_code: birthRegistration,
    state,
    contents,
    custody,
    custody_certain: true,
    tray_label: custody === 'tray' || state === 'reserved' ? 'A01' : null,
    department_code: custody === 'agency' ? 'police' : accepted || ofAnOffice ? 'justice' : null,
    officer_id: custody === 'officer' ? officerId : null,
    phone_index: randomBytes(32),
    sealed_phone: randomBytes(40),
    low_tray: false,
    reserved_by_session: randomUUID(),
    status_token_hash: Buffer.from(randomUUID()),
    missing_papers: state === 'supplement_needed' ? ['Giấy chứng sinh'] : null,
    reason: state === 'withdrawn' || state === 'lost' ? 'Xin rút' : null,
    created_at: at,
    reserved_until: state === 'reserved' ? later : null,
    deposited_at: at,
    accepted_at: accepted ? at : null,
    due_at: accepted ? later : null,
    loaded_at: isLoaded ? at : null,
    window_ends_at: isLoaded ? later : null,
    closed_at: isClosed(state, custody) ? at : null,
    version: 1,
  };
}

/** Inserts rows and rolls back; the name of the constraint that refused them, or `accepted`. */
async function attempt(...rows: readonly Row[]): Promise<string> {
  const rolledBack = new Error('rolled back on purpose');
  try {
    await service.database.transaction(async (transaction) => {
      for (const row of rows) {
        const columns = Object.keys(row);
        const places = columns.map((_column, index) => `$${index + 1}`);
        await transaction.query(
          `INSERT INTO dossier (${columns.join(', ')}) VALUES (${places.join(', ')})`,
          Object.values(row),
        );
      }
      throw rolledBack;
    });
    throw new Error('unreachable');
  } catch (error) {
    if (error === rolledBack) return 'accepted';
    const source =
      error instanceof Error && 'cause' in error && error.cause !== undefined ? error.cause : error;
    return driverErrorOf(source)?.constraint ?? (error instanceof Error ? error.message : 'unknown');
  }
}

/** Every `state custody contents` that the machine can get to from its beginnings. */
function reachable(): Set<string> {
  const reached = new Set<string>();
  const open = origins.flatMap((origin): [State, Custody, Contents][] =>
    beginnings[origin].custodies.map((custody) => [
      beginnings[origin].state,
      custody,
      beginnings[origin].contents,
    ]),
  );
  for (let next = open.pop(); next; next = open.pop()) {
    const [state, custody, contents] = next;
    if (reached.has(next.join(' '))) continue;
    reached.add(next.join(' '));
    for (const command of commands) {
      const transition = transitionOf(state, custody, command);
      if (!transition) continue;
      for (const processor of ['department', 'agency'] as const) {
        const after = custodyAfter(transition, custody, processor);
        open.push([transition.state, after, transition.contents ?? contents]);
      }
    }
  }
  return reached;
}

describe('the database', () => {
  const positions = states.flatMap((state) =>
    custodies.flatMap((custody) =>
      (['application', 'result'] as const).map((contents) => [state, custody, contents] as const),
    ),
  );

  it('accepts every position that the machine can reach, and no state with a foreign custody', async () => {
    const legal = reachable();
    const wrong: string[] = [];
    for (const [state, custody, contents] of positions) {
      const verdict = await attempt(rowOf(state, custody, contents));
      const position = `${state} ${custody} ${contents}`;
      const pairIsLegal = ['application', 'result'].some((kind) => legal.has(`${state} ${custody} ${kind}`));
      const fits =
        verdict === 'accepted'
          ? pairIsLegal
          : !legal.has(position) &&
            (pairIsLegal
              ? verdict === 'dossier_contents_fit_state'
              : /^dossier_(state_and_custody_legal|contents_fit_state|tray_bound)$/.test(verdict));
      if (!fits) wrong.push(`${position}: ${verdict}`);
    }
    expect(wrong).toEqual([]);
  });

  const unregistered = { deposit_number: null, reserved_by_session: null, official_code: 'X' };

  it.each<[constraint: string, state: State, custody: Custody, change: Row]>([
    ['dossier_origin_known', 'reserved', 'citizen', { ...unregistered, origin: 'post' }],
    ['dossier_tray_bound', 'deposited', 'tray', { tray_label: null }],
    ['dossier_tray_bound', 'collected', 'officer', { tray_label: 'A01' }],
    ['dossier_tray_bound', 'reserved', 'citizen', { tray_label: null }],
    ['dossier_officer_named', 'collected', 'officer', { officer_id: null }],
    ['dossier_keeper_is_of_its_kind', 'processing', 'department', { department_code: 'police' }],
    ['dossier_keeper_is_of_its_kind', 'processing', 'agency', { department_code: 'justice' }],
    ['dossier_uncertain_only_at_a_tray', 'collected', 'officer', { custody_certain: false }],
    ['dossier_reserved_until_a_time', 'reserved', 'citizen', { reserved_until: null }],
    ['dossier_reserved_by_a_session', 'reserved', 'citizen', { reserved_by_session: null }],
    ['dossier_deposit_has_number', 'reserved', 'citizen', { deposit_number: null }],
    ['dossier_deposit_number_form', 'reserved', 'citizen', { deposit_number: '7' }],
    ['dossier_deposited_has_time', 'deposited', 'tray', { deposited_at: null }],
    ['dossier_accepted_whole', 'routed', 'officer', { accepted_at: null, due_at: null }],
    ['dossier_accepted_whole', 'routed', 'officer', { official_code: null }],
    ['dossier_supplement_names_what', 'supplement_needed', 'officer', { missing_papers: [] }],
    ['dossier_loaded_has_window', 'loaded', 'tray', { window_ends_at: null }],
    ['dossier_reminded_within_the_window', 'deposited', 'tray', { last_reminder_day: 2 }],
    ['dossier_withdrawal_has_reason', 'withdrawn', 'officer', { reason: null }],
    ['dossier_loss_has_reason', 'lost', 'unknown', { reason: null }],
    ['dossier_closed_at_the_end', 'handed_over', 'citizen', { closed_at: null }],
    ['dossier_closed_at_the_end', 'collected', 'officer', { closed_at: new Date('2026-11-23T02:00:00Z') }],
  ])('refuses by %s', async (constraint, state, custody, change) => {
    const row = rowOf(state, custody, 'application');
    expect(await attempt(row)).toBe('accepted');
    expect(await attempt({ ...row, ...change })).toBe(constraint);
  });

  it('gives a tray to one dossier only, whether it lies there or is awaited', async () => {
    const lying = rowOf('deposited', 'tray', 'application');
    const awaited = { ...rowOf('reserved', 'citizen', 'application'), deposit_number: 'G-261123-0002' };
    expect(await attempt(lying, { ...awaited, tray_label: 'A02' })).toBe('accepted');
    // The refusal of the service, by the constraint's name.
    expect(await attempt(lying, awaited)).toContain('Choose another tray');
  });

  it('keeps an official code from nobody by a mere claim', async () => {
    const claim = { ...rowOf('deposited', 'tray', 'application'), official_code: 'H05-261123-0001' };
    const owner = {
      ...rowOf('routed', 'officer', 'application'),
      deposit_number: 'G-261123-0002',
      official_code: 'H05-261123-0001',
    };
    const second = { ...owner, id: randomUUID(), deposit_number: 'G-261123-0003' };
    expect(await attempt(claim, owner)).toBe('accepted');
    expect(
      await attempt(owner, {
        ...second,
        status_token_hash: Buffer.from('other'),
        reserved_by_session: randomUUID(),
      }),
    ).toContain('Another dossier has this official code');
  });
});
