import {
  bankSettings,
  driverLimits,
  isBoardBank,
  type BankHardware,
  type BoardBankHardware,
  type DriverName,
  type WireBusHardware,
} from '../../../contract/index.js';
import { TechnicianFailure } from '../failure.js';
import { mostLocks, type LockPlace, type MapPlan } from './plan.js';

export type StatusByteOrder = NonNullable<BoardBankHardware['statusByteOrder']>;

/** What the technician chose: one kind of board, wired alike. */
export interface BoardChoices {
  readonly driver: DriverName;
  readonly boards: readonly [number, number];
  readonly locks?: readonly [number, number];
  readonly closedBit?: 0 | 1;
  readonly statusByteOrder?: StatusByteOrder;
  readonly occupancySensor: boolean;
}

function numbers([first, last]: readonly [number, number]): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

/** @throws TechnicianFailure for too many locks, and for none */
export function planBoards(bus: WireBusHardware, choices: BoardChoices): MapPlan {
  const { driver, boards, statusByteOrder } = choices;
  const limits = driverLimits[driver];
  const { closedBit } = bankSettings({ ...choices, board: boards[0] });
  const banks = numbers(boards).map((board) => ({
    bus: bus.id,
    driver,
    closedBit,
    occupancySensor: choices.occupancySensor && limits.occupancySensors,
    ...(statusByteOrder && { statusByteOrder }),
    // The id of a bus may be as long as that of a bank.
    id: `${bus.id.slice(0, 28)}-${board}`,
    board,
    trays: [],
  }));
  const ofEachBoard = numbers(choices.locks ?? limits.locks);
  const count = banks.length * ofEachBoard.length;
  if (count === 0) throw new TechnicianFailure('these are no boards or no locks: the first comes first');
  if (count > mostLocks) throw new TechnicianFailure(`at most ${mostLocks} locks at a time; name fewer`);
  const locks = banks.flatMap(({ id, board }) =>
    ofEachBoard.map((lock): LockPlace => {
      const name = `board ${board} lock ${lock}`;
      const target = { kind: 'lock', bus: bus.id, board, lock } as const;
      return { name, door: `the door switch of ${name}`, bank: id, lock, target };
    }),
  );
  return { bus, banks, places: locks, locks };
}

/** In which order the status bytes of a plan's boards are read. */
export function orderOf({ banks }: MapPlan): StatusByteOrder {
  const [first] = banks.filter(isBoardBank);
  return (
    first?.statusByteOrder ?? (first ? driverLimits[first.driver].defaults.statusByteOrder : 'ascending')
  );
}

/** The same plan with the status bytes in the other order; undefined where there are none, or their order is always the same. */
export function inOtherOrder(plan: MapPlan): MapPlan | undefined {
  const boards = plan.banks.filter(isBoardBank);
  if (!boards.some(({ driver }) => driverLimits[driver].statusByteOrderVaries)) return undefined;
  const statusByteOrder = orderOf(plan) === 'ascending' ? 'descending' : 'ascending';
  return { ...plan, banks: boards.map((bank) => ({ ...bank, statusByteOrder })) };
}

/** The banks with the order in which the status bytes of one board turned out to come. */
export function withOrder(
  banks: readonly BankHardware[],
  board: number,
  statusByteOrder: StatusByteOrder,
): readonly BankHardware[] {
  return banks.map((bank) =>
    isBoardBank(bank) && bank.board === board ? { ...bank, statusByteOrder } : bank,
  );
}
