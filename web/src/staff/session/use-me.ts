import { createContext, useContext } from 'react';
import type { Action } from './actions.js';
import type { Me } from './session.js';

export const SignedInPerson = createContext<Me | undefined>(undefined);

/** Who is signed in. Only below `SessionGate`. */
export function useMe(): Me {
  const me = useContext(SignedInPerson);
  if (me === undefined) throw new Error('Nobody is signed in here.');
  return me;
}

/** Whether the person may do at least one of these; everybody may do what needs nothing. */
export const mayAny = (me: Me, needed: readonly Action[]): boolean =>
  needed.length === 0 || needed.some((action) => me.actions.includes(action));

/** A question that can be asked of any action: `const may = useMay(); may('run.open')`. */
export function useMay(): (action: Action) => boolean {
  const me = useMe();
  return (action) => mayAny(me, [action]);
}
