/**
 * The life of a dossier (design, section 6): one table of states and commands. It is total together with
 * `transitionOf`: what is not in the table is not legal.
 */

export const states = [
  'reserved',
  'deposited',
  'collected',
  'routed',
  'processing',
  'supplement_needed',
  'result_ready',
  'loaded',
  'overdue',
  'picked_up',
  'returned_to_desk',
  'handed_over',
  'abandoned',
  'withdrawn',
  'lost',
] as const;
export type State = (typeof states)[number];

/** `unknown`: the papers are lost, and nobody can say who has them. */
export const custodies = ['citizen', 'tray', 'officer', 'department', 'agency', 'desk', 'unknown'] as const;
export type Custody = (typeof custodies)[number];

export const origins = ['deposit', 'counter', 'online', 'agency'] as const;
export type Origin = (typeof origins)[number];

export const contentKinds = ['application', 'result'] as const;
export type Contents = (typeof contentKinds)[number];

/** Taken when a door operation is settled and the papers were moved; by nobody's request. */
export const settlementCommands = [
  'settle_deposit',
  'settle_collect',
  'settle_load',
  'settle_pickup',
  'settle_return',
] as const;
export type SettlementCommand = (typeof settlementCommands)[number];

/** Taken when time has passed. */
export const timeCommands = ['abandon', 'mark_overdue'] as const;

/** Asked for by staff. */
export const staffCommands = [
  'accept',
  'request_supplement',
  'receive_in_department',
  'finish',
  'take_from_department',
  'send_to_desk',
  'receive_at_desk',
  'hand_over',
  'withdraw',
  'hand_back',
  'declare_lost',
  'declare_found',
] as const;
export type StaffCommand = (typeof staffCommands)[number];

export const commands = [...settlementCommands, ...timeCommands, ...staffCommands] as const;
export type Command = (typeof commands)[number];

/** What a transition is called in the ledger and to those who listen. */
export type TransitionEvent =
  | 'envelope_received'
  | 'abandoned'
  | 'collected'
  | 'accepted'
  | 'supplement_needed'
  | 'received_in_department'
  | 'finished'
  | 'taken_from_department'
  | 'result_loaded'
  | 'supplement_loaded'
  | 'overdue'
  | 'picked_up'
  | 'taken_back_to_desk'
  | 'received_at_desk'
  | 'handed_over'
  | 'withdrawn'
  | 'taken_out_of_tray'
  | 'handed_back'
  | 'declared_lost'
  | 'declared_found';

export interface Transition {
  /** With whom the papers must be. */
  readonly from: readonly Custody[];
  readonly state: State;
  /** `kept`: with whom they are now. `processor`: with the department or agency that the dossier is routed to. */
  readonly custody: Custody | 'kept' | 'processor';
  readonly contents?: Contents;
  readonly event: TransitionEvent;
}

const offices = ['department', 'agency'] as const;

/** Staff take a dossier out of its course; the papers stay where they are. */
const withdrawn = (...from: Custody[]) =>
  ({ from, state: 'withdrawn', custody: 'kept', event: 'withdrawn' }) as const;

const pickedUp = { from: ['tray'], state: 'picked_up', custody: 'citizen', event: 'picked_up' } as const;

const takenBack = {
  from: ['tray'],
  state: 'returned_to_desk',
  custody: 'officer',
  event: 'taken_back_to_desk',
} as const;

/**
 * An officer has looked into the tray, and the papers were not there (`whyNot` asks for that look). The dossier lets go of
 * the tray, and the tray stays closed to citizens until somebody has looked into it since (I7).
 */
const declaredLost = { from: ['tray'], state: 'lost', custody: 'unknown', event: 'declared_lost' } as const;

/** Not worth a tray, or not allowed in one: the officer carries it to the desk. */
const sentToDesk = { ...takenBack, from: ['officer'] } as const;

export const machine = {
  reserved: {
    settle_deposit: { from: ['citizen'], state: 'deposited', custody: 'tray', event: 'envelope_received' },
    abandon: { from: ['citizen'], state: 'abandoned', custody: 'citizen', event: 'abandoned' },
    withdraw: withdrawn('citizen'),
  },
  deposited: {
    settle_collect: { from: ['tray'], state: 'collected', custody: 'officer', event: 'collected' },
    withdraw: withdrawn('tray'),
    declare_lost: declaredLost,
  },
  collected: {
    accept: { from: ['officer'], state: 'routed', custody: 'officer', event: 'accepted' },
    request_supplement: {
      from: ['officer'],
      state: 'supplement_needed',
      custody: 'officer',
      event: 'supplement_needed',
    },
    withdraw: withdrawn('officer'),
  },
  routed: {
    receive_in_department: {
      from: ['officer'],
      state: 'processing',
      custody: 'processor',
      event: 'received_in_department',
    },
    withdraw: withdrawn('officer'),
  },
  processing: {
    finish: { from: offices, state: 'result_ready', custody: 'kept', contents: 'result', event: 'finished' },
    withdraw: withdrawn(...offices),
  },
  supplement_needed: {
    settle_load: { from: ['officer'], state: 'loaded', custody: 'tray', event: 'supplement_loaded' },
    send_to_desk: sentToDesk,
    withdraw: withdrawn('officer'),
  },
  result_ready: {
    take_from_department: {
      from: offices,
      state: 'result_ready',
      custody: 'officer',
      event: 'taken_from_department',
    },
    settle_load: { from: ['officer'], state: 'loaded', custody: 'tray', event: 'result_loaded' },
    send_to_desk: sentToDesk,
    withdraw: withdrawn('officer', ...offices),
  },
  loaded: {
    settle_pickup: pickedUp,
    mark_overdue: { from: ['tray'], state: 'overdue', custody: 'tray', event: 'overdue' },
    settle_return: takenBack,
    withdraw: withdrawn('tray'),
    declare_lost: declaredLost,
  },
  overdue: {
    // Until the officer has taken the papers out, the citizen can still fetch them.
    settle_pickup: pickedUp,
    settle_return: takenBack,
    withdraw: withdrawn('tray'),
    declare_lost: declaredLost,
  },
  returned_to_desk: {
    receive_at_desk: {
      from: ['officer'],
      state: 'returned_to_desk',
      custody: 'desk',
      event: 'received_at_desk',
    },
    hand_over: { from: ['desk'], state: 'handed_over', custody: 'citizen', event: 'handed_over' },
    withdraw: withdrawn('officer', 'desk'),
  },
  picked_up: {},
  handed_over: {},
  abandoned: {},
  withdrawn: {
    settle_return: { from: ['tray'], state: 'withdrawn', custody: 'officer', event: 'taken_out_of_tray' },
    take_from_department: {
      from: offices,
      state: 'withdrawn',
      custody: 'officer',
      event: 'taken_from_department',
    },
    receive_at_desk: { from: ['officer'], state: 'withdrawn', custody: 'desk', event: 'received_at_desk' },
    hand_back: { from: ['desk'], state: 'withdrawn', custody: 'citizen', event: 'handed_back' },
    declare_lost: declaredLost,
  },
  lost: {
    // Its course has been broken off, and the citizen has been told by a person: it goes on at the desk (ADR 0011).
    declare_found: {
      from: ['unknown'],
      state: 'returned_to_desk',
      custody: 'officer',
      event: 'declared_found',
    },
  },
} as const satisfies Record<State, Partial<Record<Command, Transition>>>;

/** The transition that a command makes from a state and custody; undefined when it is not legal there. */
export function transitionOf(state: State, custody: Custody, command: Command): Transition | undefined {
  const row: Partial<Record<Command, Transition>> = machine[state];
  const transition = row[command];
  return transition?.from.includes(custody) === true ? transition : undefined;
}

/** With whom the papers are after a transition. */
export function custodyAfter(
  transition: Transition,
  before: Custody,
  processor: 'department' | 'agency',
): Custody {
  if (transition.custody === 'kept') return before;
  return transition.custody === 'processor' ? processor : transition.custody;
}

/** Whether nothing can happen to it any more: the papers are with the citizen for good. */
export function isClosed(state: State, custody: Custody): boolean {
  return (
    state === 'picked_up' ||
    state === 'handed_over' ||
    state === 'abandoned' ||
    (state === 'withdrawn' && custody === 'citizen')
  );
}

/** How a dossier begins, by its origin. Results that begin here may already lie with somebody of the house. */
export const beginnings = {
  deposit: { state: 'reserved', custodies: ['citizen'], contents: 'application', event: 'tray_reserved' },
  counter: {
    state: 'result_ready',
    custodies: [...offices, 'officer'],
    contents: 'result',
    event: 'result_registered',
  },
  online: {
    state: 'result_ready',
    custodies: [...offices, 'officer'],
    contents: 'result',
    event: 'result_registered',
  },
  agency: {
    state: 'result_ready',
    custodies: ['agency', 'officer'],
    contents: 'result',
    event: 'result_registered',
  },
} as const satisfies Record<
  Origin,
  { state: State; custodies: readonly Custody[]; contents: Contents; event: string }
>;
