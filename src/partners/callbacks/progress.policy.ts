import type { State } from '../../dossiers/index.js';

/** What the system of a department reports of a dossier: the two commands that the machine leaves to departments. */
export const reports = ['dossier.received_in_department', 'dossier.finished'] as const;
export type Report = (typeof reports)[number];

/**
 * How a report stands to what we know. `now`: it is the next step. `known`: the dossier is as far already, or out of its course,
 * and the report is older than what we know. `early`: something must happen before it.
 */
export type Timeliness = 'now' | 'known' | 'early';

const beforeDepartment = { reserved: 'early', deposited: 'early', collected: 'early' } as const;
/** A supplement is a new deposit (ADR 0009): this one is not processed any more. */
const afterDepartment = {
  supplement_needed: 'known',
  result_ready: 'known',
  loaded: 'known',
  overdue: 'known',
  picked_up: 'known',
  returned_to_desk: 'known',
  handed_over: 'known',
  abandoned: 'known',
  withdrawn: 'known',
  lost: 'known',
} as const;

const timeliness = {
  'dossier.received_in_department': {
    ...beforeDepartment,
    ...afterDepartment,
    routed: 'now',
    processing: 'known',
  },
  'dossier.finished': { ...beforeDepartment, ...afterDepartment, routed: 'early', processing: 'now' },
} as const satisfies Record<Report, Record<State, Timeliness>>;

export function timelinessOf(report: Report, state: State): Timeliness {
  return timeliness[report][state];
}
