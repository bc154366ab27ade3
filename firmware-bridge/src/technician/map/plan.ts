import type { BankHardware, BusHardware, SiteHardware, TechnicianIntent } from '../../../contract/index.js';

/** A lock by where it is wired. */
export interface LockPlace {
  /** As people find it: `board 0 lock 1`, `lock 2 (row 1, column 2)`. */
  readonly name: string;
  /** Where its door is seen, in words: `the door switch of lock 2 (line 1 of 1-0020)`. */
  readonly door: string;
  /** The id of its bank. */
  readonly bank: string;
  readonly lock: number;
  /** As the journal names it. */
  readonly target: TechnicianIntent['target'];
}

/** How a failure of the mains is seen, where the site has a contact for it: nothing is opened meanwhile. */
export type MainsContact = Pick<SiteHardware, 'inputs' | 'contacts'>;

/** What is mapped. Boards and GPIO differ in how a plan is made, and in nothing that works by it. */
export interface MapPlan {
  readonly bus: BusHardware;
  /** The banks as they are written and as the bridge has them meanwhile, without trays; behind the one of GPIO those that are only looked at. */
  readonly banks: readonly BankHardware[];
  /** Every lock whose door is looked at. */
  readonly places: readonly LockPlace[];
  /** Those of them that are to be mapped. */
  readonly locks: readonly LockPlace[];
  readonly mains?: MainsContact;
}

/** More than the trays of any cabinet; the state of so many fits a line of the contract. */
export const mostLocks = 400;

export function bankOf({ banks }: Pick<MapPlan, 'banks'>, { bank }: LockPlace): BankHardware {
  const found = banks.find(({ id }) => id === bank);
  if (!found) throw new RangeError(`the plan has no bank "${bank}"`);
  return found;
}
