import type { ReactNode } from 'react';
import type { Action } from './actions.js';
import { useMay } from './use-me.js';

interface Props {
  readonly action: Action;
  readonly children: ReactNode;
}

/** Shows something only to those who may do the action. */
export function May({ action, children }: Props) {
  return useMay()(action) ? children : null;
}
