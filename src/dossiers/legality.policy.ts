import type { Purpose } from '../hardware/index.js';
import type { ProblemCode } from '../kernel/index.js';
import {
  staffCommands,
  transitionOf,
  type Command,
  type Custody,
  type SettlementCommand,
  type StaffCommand,
  type State,
} from './dossier.machine.js';

/** All that decides whether something may be done with a dossier now. */
export interface Position {
  readonly state: State;
  readonly custody: Custody;
  readonly custodyCertain: boolean;
  /** An officer has looked into the tray that should hold the papers, they were not there, and nothing was cleared up since. */
  readonly missing: boolean;
  /** A door operation for the dossier, or on its tray, is not settled yet. */
  readonly operationPending: boolean;
}

/** What an opening is for, and what has happened to the dossier when it was done. */
export const settlementOf = {
  deposit: 'settle_deposit',
  collect: 'settle_collect',
  load: 'settle_load',
  pickup: 'settle_pickup',
  return: 'settle_return',
} as const satisfies Record<Exclude<Purpose, 'inspect' | 'reopen'>, SettlementCommand>;

export type MovingPurpose = keyof typeof settlementOf;

/**
 * Why a command may not be carried out now; undefined when it may. An unsettled or unverified operation stops everything
 * but its own settlement: as long as nobody knows where the papers are, nothing is decided about them (I7). Only what an
 * officer has looked for in vain can be declared lost.
 */
export function whyNot(position: Position, command: Command): ProblemCode | undefined {
  if (!transitionOf(position.state, position.custody, command)) return 'transition_not_legal';
  if (position.operationPending) return 'door_operation_pending';
  if (command === 'declare_lost' && position.custodyCertain) return 'transition_not_legal';
  if (command === 'declare_lost' && position.missing) return undefined;
  return position.custodyCertain ? undefined : 'tray_content_unknown';
}

/** Why a tray may not be opened for a dossier now: an opening is legal exactly if its settlement would be. */
export function whyNotOpen(position: Position, purpose: MovingPurpose): ProblemCode | undefined {
  return whyNot(position, settlementOf[purpose]);
}

/** The commands that staff could give now, whoever they are. */
export function legalStaffCommands(position: Position): StaffCommand[] {
  return staffCommands.filter((command) => whyNot(position, command) === undefined);
}

/** The purposes for which staff could open a tray for the dossier now, whoever they are. */
export function legalStaffOpenings(position: Position): ('collect' | 'load' | 'return')[] {
  return (['collect', 'load', 'return'] as const).filter(
    (purpose) => whyNotOpen(position, purpose) === undefined,
  );
}
