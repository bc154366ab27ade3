import { isBoardBank } from '../../../contract/index.js';
import type { Surroundings } from '../surroundings.js';
import { inOtherOrder, orderOf, withOrder } from './board-plan.js';
import { shutOf, type Doors } from './doors.js';
import type { Banks } from './draft.js';
import type { Mapped, Stretch } from './map-locks.js';
import { bankOf, type LockPlace, type MapPlan } from './plan.js';

/** A plan, and what the doors of all its places showed by it before anything was opened. */
interface Reading {
  readonly plan: MapPlan;
  readonly atStart: Doors;
}

export interface Readings {
  readonly now: Reading;
  /** With the status bytes in the other order, where boards differ in that. */
  readonly other: Reading | undefined;
}

interface Ways extends Pick<Surroundings, 'errors'> {
  readonly look: (plan: MapPlan) => Promise<Doors>;
}

interface WaysToMap extends Ways {
  readonly save: (banks: Banks) => void;
  /** Those of some locks that read shut and may be opened. */
  readonly choose: (locks: readonly LockPlace[], doors: Doors) => Promise<LockPlace[]>;
  readonly mapSome: (stretch: Stretch, banks: Banks) => Promise<Mapped>;
}

/**
 * Reads all doors, in both orders where there are two. Begins with the other one where some doors are shut in that one alone.
 * @param locks those to be opened
 */
export async function readInBothOrders(
  plan: MapPlan,
  locks: readonly LockPlace[],
  { look, errors }: Ways,
): Promise<Readings> {
  const reversed = inOtherOrder(plan);
  const now = { plan, atStart: await look(plan) };
  const other = reversed && { plan: reversed, atStart: await look(reversed) };
  const isAnyShut = ({ atStart }: Reading): boolean => locks.some((lock) => atStart.get(lock) === 'closed');
  if (!other || isAnyShut(now) || !isAnyShut(other)) return { now, other };
  errors.write(
    `No door reads shut, but some do with --status-byte-order ${orderOf(other.plan)}: going on with that.\n`,
  );
  return { now: other, other: now };
}

/**
 * Maps locks, and finds out in which order the status bytes of their boards come: where a lock that was pulsed reads shut, and in
 * the other order reads open that read shut before, its door has opened and was looked for at the place of another lock.
 * @param missing all that are to be mapped
 * @param agreed those of them that read shut and may be opened
 */
export async function mapInEitherOrder(
  readings: Readings,
  missing: readonly LockPlace[],
  agreed: readonly LockPlace[],
  begun: Banks,
  { look, save, choose, mapSome, errors }: WaysToMap,
): Promise<Banks> {
  let { now, other } = readings;
  let [locks, watched, banks] = [agreed, shutOf(now.atStart), begun];
  let first: Stretch['first'] = 'untried';
  const pulsed = new Set<LockPlace>();
  for (;;) {
    const stretch = { plan: now.plan, locks, watched, first, endsAtUnseen: other !== undefined };
    const mapped = await mapSome(stretch, banks);
    ({ banks } = mapped);
    const { unseen } = mapped;
    if (!unseen) return banks;
    const reached = locks.indexOf(unseen);
    for (const lock of locks.slice(0, reached + 1)) pulsed.add(lock);
    const seen = other?.atStart.get(unseen) === 'closed' ? await look(other.plan) : undefined;
    if (!other || seen?.get(unseen) !== 'open') {
      [locks, first] = [locks.slice(reached), 'unseen'];
      continue;
    }
    [now, other] = [other, now];
    const order = orderOf(now.plan);
    errors.write(
      `${unseen.name} did open: its door shows at the place of another lock, since the status bytes come in the other order. Going on with --status-byte-order ${order}.\n`,
    );
    const untouched = missing.filter((lock) => !pulsed.has(lock));
    locks = [unseen, ...(await choose(untouched, seen))];
    [watched, first] = [[unseen, ...shutOf(seen)], 'open'];
    const bank = bankOf(now.plan, unseen);
    if (isBoardBank(bank) && banks.some((other) => isBoardBank(other) && other.board === bank.board)) {
      banks = withOrder(banks, bank.board, order);
      save(banks);
    }
  }
}
