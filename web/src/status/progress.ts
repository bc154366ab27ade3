import type { Schema } from '../shared/api/index.js';

type State = Schema<'DossierState'>;

/** The way of an application, as its citizen sees it. */
export const steps = ['deposit', 'check', 'processing', 'result'] as const;
export type Step = (typeof steps)[number];

export type StepState = 'done' | 'current' | 'ahead';

/** The step in which a dossier is; `finished` behind the last one; none where its way has been broken off. */
const currentSteps = {
  reserved: 'deposit',
  deposited: 'check',
  collected: 'check',
  supplement_needed: 'check',
  routed: 'processing',
  processing: 'processing',
  result_ready: 'result',
  loaded: 'result',
  overdue: 'result',
  returned_to_desk: 'result',
  picked_up: 'finished',
  handed_over: 'finished',
  abandoned: undefined,
  withdrawn: undefined,
  lost: undefined,
} as const satisfies Record<State, Step | 'finished' | undefined>;

/**
 * How far each step is. Undefined where a ladder would mislead: the way has been broken off, or what came back is the
 * application itself, for supplements, and no result.
 */
export function progressOf(
  state: State,
  contents: Schema<'DossierContents'>,
): Readonly<Record<Step, StepState>> | undefined {
  const current = currentSteps[state];
  if (current === undefined) return undefined;
  if (contents === 'application' && (current === 'result' || current === 'finished')) return undefined;
  const reached = current === 'finished' ? steps.length : steps.indexOf(current);
  const stateAt = (index: number): StepState =>
    index < reached ? 'done' : index === reached ? 'current' : 'ahead';
  return {
    deposit: stateAt(0),
    check: stateAt(1),
    processing: stateAt(2),
    result: stateAt(3),
  };
}
