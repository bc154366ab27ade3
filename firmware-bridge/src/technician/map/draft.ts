import {
  isBoardBank,
  chosenIssues,
  siteHardwareSchema,
  trayLabelSchema,
  traySizeSchema,
  type BankHardware,
  type BusHardware,
  type SiteHardware,
} from '../../../contract/index.js';
import { TechnicianFailure } from '../failure.js';
import { bankOf, type LockPlace, type MainsContact, type MapPlan } from './plan.js';

export type TrayAnswer = Omit<BankHardware['trays'][number], 'lock'>;
export type Banks = readonly BankHardware[];

/** Banks in a site of their own, so that the site file's own schema reads them, doubles and all. */
export function siteOf(bus: BusHardware, banks: readonly unknown[], mains: MainsContact = {}): unknown {
  const name = { vi: 'Bản đồ khóa', en: 'Map of the locks' };
  return { ...mains, buses: [bus], cabinets: [{ id: 'map', name, maximumOpenDoors: 1, banks }] };
}

/**
 * The banks of a draft that was begun before.
 * @throws TechnicianFailure for anything that is none
 */
export function readDraft(values: unknown, bus: BusHardware): Banks {
  const banks = typeof values === 'object' && values !== null && 'banks' in values ? values.banks : undefined;
  const parsed = siteHardwareSchema.safeParse(siteOf(bus, Array.isArray(banks) ? banks : []));
  if (parsed.success) return parsed.data.cabinets.flatMap((cabinet) => cabinet.banks);
  const [issue] = parsed.error.issues;
  throw new TechnicianFailure(
    `it is no map of bus "${bus.id}": ${issue?.path.slice(2).join('.') ?? ''}: ${issue?.message ?? ''}; choose another file`,
  );
}

/** Whether both are the same board, or the same bank on GPIO: a board has its address, whatever its bank is called. */
function isSameBank(one: BankHardware, other: BankHardware): boolean {
  return isBoardBank(one) && isBoardBank(other) ? one.board === other.board : one.id === other.id;
}

/** The locks to be mapped that have no label yet, in order. */
export function missingLocks(plan: MapPlan, banks: Banks): LockPlace[] {
  return plan.locks.filter(
    (place) =>
      !banks.some(
        (bank) =>
          isSameBank(bank, bankOf(plan, place)) && bank.trays.some((tray) => tray.lock === place.lock),
      ),
  );
}

/** The banks with one more tray. */
export function addTray(plan: MapPlan, banks: Banks, place: LockPlace, answer: TrayAnswer): Banks {
  const planned = bankOf(plan, place);
  const known = banks.find((bank) => isSameBank(bank, planned)) ?? planned;
  const trays = [...known.trays, { ...answer, lock: place.lock }].sort((a, b) => a.lock - b.lock);
  return [...banks.filter((other) => other !== known), { ...known, trays }].sort(
    (a, b) => boardOf(a) - boardOf(b),
  );
}

const boardOf = (bank: BankHardware): number => (isBoardBank(bank) ? bank.board : 0);

/** Reads `A07`, `A07 large` or `a07 large reachable`; a complaint where that is no label, or the label is taken. */
export function readAnswer(text: string, banks: Banks): TrayAnswer | { readonly complaint: string } {
  const [first = '', ...words] = text.split(/\s+/);
  const label = trayLabelSchema.safeParse(first.toUpperCase());
  if (!label.success) {
    return { complaint: `"${first}" ${label.error.issues[0]?.message ?? 'is no label'}` };
  }
  const taken = banks.find((bank) => bank.trays.some((tray) => tray.label === label.data));
  if (taken) {
    const where = isBoardBank(taken) ? `on board ${taken.board}` : `in bank "${taken.id}"`;
    return { complaint: `${label.data} is ${where} already; a label stands for one tray` };
  }

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

/** The label under which the bridge knows a lock while it is being mapped: A00, A01 … by its number in the list. */
export function workingLabel(index: number): string {
  return `${String.fromCharCode(65 + Math.floor(index / 100))}${String(index % 100).padStart(2, '0')}`;
}

/**
 * The site on which the bridge opens the locks to be mapped, and sees the doors of all that are named.
 * @throws TechnicianFailure for locks that no such board has, and for lines that cannot be as they are named
 */
export function workingSite(plan: MapPlan, places: readonly LockPlace[]): SiteHardware {
  const banks = plan.banks.flatMap((bank) => {
    const trays = places.flatMap((place, index) =>
      place.bank === bank.id
        ? [{ label: workingLabel(index), lock: place.lock, size: 'small', wheelchairReachable: false }]
        : [],
    );
    return trays.length === 0 ? [] : [{ ...bank, trays }];
  });
  const parsed = siteHardwareSchema.safeParse(siteOf(plan.bus, banks, plan.mains));
  if (parsed.success) return parsed.data;
  throw new TechnicianFailure(
    chosenIssues(parsed.error.issues)
      .map(({ message }) => message)
      .join('\n'),
  );
}
