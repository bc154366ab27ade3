import type { Custody, State } from '../../dossiers/dossier.machine.js';
import type { Role } from '../../platform/index.js';

/** What each role has to do something about, by where the dossiers stand: the next step is theirs. */
const worklists = [
  { id: 'to_collect', roles: ['officer'], state: 'deposited', custody: 'tray' },
  { id: 'to_decide', roles: ['officer'], state: 'collected', custody: 'officer' },
  { id: 'to_hand_to_department', roles: ['officer'], state: 'routed', custody: 'officer' },
  { id: 'to_fetch_from_department', roles: ['officer'], state: 'result_ready', custody: 'department' },
  { id: 'to_fetch_from_agency', roles: ['officer'], state: 'result_ready', custody: 'agency' },
  { id: 'to_load', roles: ['officer'], state: 'result_ready', custody: 'officer' },
  { id: 'supplements_to_load', roles: ['officer'], state: 'supplement_needed', custody: 'officer' },
  { id: 'to_return', roles: ['officer'], state: 'overdue', custody: 'tray' },
  { id: 'withdrawn_in_trays', roles: ['officer'], state: 'withdrawn', custody: 'tray' },
  { id: 'to_carry_to_desk', roles: ['officer'], state: 'returned_to_desk', custody: 'officer' },
  { id: 'coming_to_desk', roles: ['desk'], state: 'returned_to_desk', custody: 'officer' },
  { id: 'to_hand_over', roles: ['desk'], state: 'returned_to_desk', custody: 'desk' },
  { id: 'to_hand_back', roles: ['desk'], state: 'withdrawn', custody: 'desk' },
  { id: 'coming_to_department', roles: ['department', 'agency'], state: 'routed', custody: 'officer' },
  { id: 'to_process', roles: ['department'], state: 'processing', custody: 'department' },
  { id: 'to_process_in_agency', roles: ['agency'], state: 'processing', custody: 'agency' },
  { id: 'results_waiting', roles: ['department'], state: 'result_ready', custody: 'department' },
  { id: 'results_waiting_in_agency', roles: ['agency'], state: 'result_ready', custody: 'agency' },
  { id: 'lost', roles: ['officer', 'supervisor'], state: 'lost', custody: 'unknown' },
] as const satisfies readonly {
  readonly id: string;
  readonly roles: readonly Role[];
  readonly state: State;
  readonly custody: Custody;
}[];

export type WorklistId = (typeof worklists)[number]['id'];
export const worklistIds = worklists.map(({ id }) => id) as [WorklistId, ...WorklistId[]];

/** How many open dossiers stand at one place. */
export interface Standing {
  readonly state: State;
  readonly custody: Custody;
  readonly departmentCode: string | null;
  readonly count: number;
  /** Of these, past the day they are due. */
  readonly late: number;
}

export interface Worklist {
  readonly id: WorklistId;
  readonly count: number;
  readonly late: number;
  /** Finds exactly these among all dossiers. */
  readonly search: { readonly state: State; readonly custody: Custody; readonly departmentCode?: string };
}

interface Asker {
  readonly roles: readonly Role[];
  readonly departmentCode: string | null;
}

/** The lists of a person, with what stands on them. Of a department's and an agency's only their own. */
export function worklistsOf({ roles, departmentCode }: Asker, standings: readonly Standing[]): Worklist[] {
  return worklists
    .filter((list) => list.roles.some((role) => roles.includes(role)))
    .map(({ id, state, custody, roles: of }) => {
      const ofAnOffice = of.some((role) => role === 'department' || role === 'agency');
      const own = ofAnOffice ? (departmentCode ?? '') : undefined;
      const found = standings.filter(
        (standing) =>
          standing.state === state &&
          standing.custody === custody &&
          (own === undefined || standing.departmentCode === own),
      );
      return {
        id,
        count: total(found.map(({ count }) => count)),
        late: total(found.map(({ late }) => late)),
        search: { state, custody, ...(own === undefined ? {} : { departmentCode: own }) },
      };
    });
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0);
}
