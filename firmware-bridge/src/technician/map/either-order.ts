import type { Surroundings } from '../surroundings.js';
import { nameOf, shutAmong, type Doors } from './doors.js';
import { inOtherOrder, orderOf, withOrder, type BankPlan, type Banks, type LockPlace } from './draft.js';
import type { Mapped } from './map-locks.js';

/** A plan, and what the doors of all locks without a label showed by it before anything was opened. */
interface Reading {
  readonly plan: BankPlan;
  readonly atStart: Doors;
}

export interface Readings {
  readonly now: Reading;
  /** With the status bytes in the other order, where boards differ in that. */
  readonly other: Reading | undefined;
}

interface Ways extends Pick<Surroundings, 'errors'> {
  readonly look: (locks: readonly LockPlace[], plan: BankPlan) => Promise<Doors>;
}

interface WaysToMap extends Ways {
  readonly save: (banks: Banks) => void;
  /** @param standsOpen the door of the first lock, which was opened already */
  readonly mapSome: (
    plan: BankPlan,
    locks: readonly LockPlace[],
    standsOpen: boolean,
    banks: Banks,
  ) => Promise<Mapped>;
}

/** Reads all doors in both orders. Begins with the other one where some doors are shut in that one alone. */
export async function readInBothOrders(
  plan: BankPlan,
  locks: readonly LockPlace[],
  { look, errors }: Ways,
): Promise<Readings> {
  const reversed = inOtherOrder(plan);
  const now = { plan, atStart: await look(locks, plan) };
  const other = reversed && { plan: reversed, atStart: await look(locks, reversed) };
  if (!other || isAnyShut(now) || !isAnyShut(other)) return { now, other };
  errors.write(
    `No door reads shut, but some do with --status-byte-order ${orderOf(other.plan)}: going on with that.\n`,
  );
  return { now: other, other: now };
}

const isAnyShut = ({ atStart }: Reading): boolean => [...atStart.values()].includes('closed');

/**
 * Maps locks, and finds out in which order the status bytes of their boards come: where a lock that was pulsed reads shut, and in
 * the other order reads open that read shut before, its door has opened and was looked for at the place of another lock.
 */
export async function mapInEitherOrder(
  readings: Readings,
  shut: readonly LockPlace[],
  begun: Banks,
  { look, save, mapSome, errors }: WaysToMap,
): Promise<Banks> {
  let { now, other } = readings;
  let [locks, standsOpen, banks] = [shut, false, begun];
  const all = [...now.atStart.keys()];
  const pulsed = new Set<LockPlace>();
  while (locks.length > 0) {
    const mapped = await mapSome(now.plan, locks, standsOpen, banks);
    ({ banks } = mapped);
    const { unseen } = mapped;
    if (!unseen) break;
    const next = locks.indexOf(unseen) + 1;
    for (const lock of locks.slice(0, next)) pulsed.add(lock);
    const seen = other?.atStart.get(unseen) === 'closed' ? await look(all, other.plan) : undefined;
    standsOpen = seen?.get(unseen) === 'open';
    if (!other || !seen || !standsOpen) {
      locks = locks.slice(next);
      continue;
    }
    [now, other] = [other, now];
    const order = orderOf(now.plan);
    errors.write(
      `${nameOf(unseen)} did open: its door shows at the place of another lock, since the status bytes come in the other order. Going on with --status-byte-order ${order}.\n`,
    );
    const untouched = new Map([...seen].filter(([lock]) => !pulsed.has(lock)));
    locks = [unseen, ...shutAmong(untouched, { errors })];
    if (banks.some(({ board }) => board === unseen.board)) {
      banks = withOrder(banks, unseen.board, order);
      save(banks);
    }
  }
  return banks;
}
