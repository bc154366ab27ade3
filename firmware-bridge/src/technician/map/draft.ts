import {
  isBoardBank,
  chosenIssues,
  driverLimits,
  siteHardwareSchema,
  trayLabelSchema,
  traySizeSchema,
  type BoardBankHardware,
  type WireBusHardware,
  type SiteHardware,
} from '../../../contract/index.js';
import { TechnicianFailure } from '../failure.js';

type StatusByteOrder = NonNullable<BoardBankHardware['statusByteOrder']>;

/** A lock by where it is wired. */
export interface LockPlace {
  readonly board: number;
  readonly lock: number;
}

/** What the technician chose: one kind of board, wired alike, and the locks to be mapped. */
export interface BankPlan {
  readonly settings: Pick<
    BoardBankHardware,
    'bus' | 'driver' | 'closedBit' | 'statusByteOrder' | 'occupancySensor'
  >;
  readonly locks: readonly LockPlace[];
}

export type TrayAnswer = Omit<BoardBankHardware['trays'][number], 'lock'>;
export type Banks = readonly BoardBankHardware[];

/** Banks in a site of their own, so that the site file's own schema reads them, doubles and all. */
export function siteOf(bus: WireBusHardware, banks: readonly unknown[]): unknown {
  const name = { vi: 'Bản đồ khóa', en: 'Map of the locks' };
  return { buses: [bus], cabinets: [{ id: 'map', name, maximumOpenDoors: 1, banks }] };
}

/**
 * The banks of a draft that was begun before.
 * @throws TechnicianFailure for anything that is none
 */
export function readDraft(values: unknown, bus: WireBusHardware): Banks {
  const banks = typeof values === 'object' && values !== null && 'banks' in values ? values.banks : undefined;
  const parsed = siteHardwareSchema.safeParse(siteOf(bus, Array.isArray(banks) ? banks : []));
  if (parsed.success) return parsed.data.cabinets.flatMap((cabinet) => cabinet.banks.filter(isBoardBank));
  const [issue] = parsed.error.issues;
  throw new TechnicianFailure(
    `it is no map of bus "${bus.id}": ${issue?.path.slice(2).join('.') ?? ''}: ${issue?.message ?? ''}; choose another file`,
  );
}

/** The locks that have no label yet, in order. */
export function missingLocks(plan: BankPlan, banks: Banks): LockPlace[] {
  return plan.locks.filter(
    ({ board, lock }) =>
      !banks.some((bank) => bank.board === board && bank.trays.some((tray) => tray.lock === lock)),
  );
}

/** The banks with one more tray. */
export function addTray(plan: BankPlan, banks: Banks, { board, lock }: LockPlace, answer: TrayAnswer): Banks {
  const known = banks.find((bank) => bank.board === board);
  // The id of a bus may be as long as that of a bank.
  const bank = known ?? {
    ...plan.settings,
    id: `${plan.settings.bus.slice(0, 28)}-${board}`,
    board,
    trays: [],
  };
  const trays = [...bank.trays, { ...answer, lock }].sort((a, b) => a.lock - b.lock);
  return [...banks.filter((other) => other.board !== board), { ...bank, trays }].sort(
    (a, b) => a.board - b.board,
  );
}

/** Reads `A07`, `A07 large` or `a07 large reachable`; a complaint where that is no label, or the label is taken. */
export function readAnswer(text: string, banks: Banks): TrayAnswer | { readonly complaint: string } {
  const [first = '', ...words] = text.split(/\s+/);
  const label = trayLabelSchema.safeParse(first.toUpperCase());
  if (!label.success) {
    return { complaint: `"${first}" ${label.error.issues[0]?.message ?? 'is no label'}` };
  }
  const taken = banks.find((bank) => bank.trays.some((tray) => tray.label === label.data));
  if (taken)
    return { complaint: `${label.data} is on board ${taken.board} already; a label stands for one tray` };

  const sizes = words.filter((word) => traySizeSchema.safeParse(word).success);
  const other = words.find((word) => word !== 'reachable' && !sizes.includes(word));
  if (other !== undefined || sizes.length > 1) {
    return {
      complaint: `after the label only "small" or "large", and "reachable", not "${other ?? words.join(' ')}"`,
    };
  }
  return {
    label: label.data,
    size: traySizeSchema.parse(sizes[0] ?? 'small'),
    wheelchairReachable: words.includes('reachable'),
  };
}

/** In which order the status bytes are read. */
export function orderOf({ settings: { driver, statusByteOrder } }: BankPlan): StatusByteOrder {
  return statusByteOrder ?? driverLimits[driver].defaults.statusByteOrder;
}

/** The same plan with the status bytes in the other order; undefined for boards of which the order is always the same. */
export function inOtherOrder(plan: BankPlan): BankPlan | undefined {
  if (!driverLimits[plan.settings.driver].statusByteOrderVaries) return undefined;
  const statusByteOrder = orderOf(plan) === 'ascending' ? 'descending' : 'ascending';
  return { ...plan, settings: { ...plan.settings, statusByteOrder } };
}

/** The banks with the order in which the status bytes of one board turned out to come. */
export function withOrder(banks: Banks, board: number, statusByteOrder: StatusByteOrder): Banks {
  return banks.map((bank) => (bank.board === board ? { ...bank, statusByteOrder } : bank));
}

/** The label under which the bridge knows a lock while it is being mapped: A00, A01 … by its number in the list. */
export function workingLabel(index: number): string {
  return `${String.fromCharCode(65 + Math.floor(index / 100))}${String(index % 100).padStart(2, '0')}`;
}

/** The site on which the bridge opens the locks to be mapped. @throws TechnicianFailure for locks no such board has */
export function workingSite(plan: BankPlan, bus: WireBusHardware, locks: readonly LockPlace[]): SiteHardware {
  const boards = [...new Set(locks.map(({ board }) => board))];
  const banks = boards.map((board) => ({
    ...plan.settings,
    id: `board-${board}`,
    board,
    trays: locks.flatMap((place, index) =>
      place.board === board
        ? [{ label: workingLabel(index), lock: place.lock, size: 'small', wheelchairReachable: false }]
        : [],
    ),
  }));
  const parsed = siteHardwareSchema.safeParse(siteOf(bus, banks));
  if (parsed.success) return parsed.data;
  throw new TechnicianFailure(
    chosenIssues(parsed.error.issues)
      .map(({ message }) => message)
      .join('\n'),
  );
}
