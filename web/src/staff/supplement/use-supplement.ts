import { useState } from 'react';
import type { Schema } from '../../shared/api/index.js';
import { supplementOf } from './supplement.js';

/** What an officer has said so far about papers that are missing. */
export interface SaidSupplement {
  readonly ticked: string[];
  readonly other: string;
  readonly reason: string;
}

export interface Supplement {
  readonly said: SaidSupplement;
  readonly say: (change: Partial<SaidSupplement>) => void;
  /** Whether somebody tried to send it although nothing was said. */
  readonly isNothing: boolean;
  /** What is to be sent; undefined when nothing was said, which then shows. */
  readonly finish: () => Schema<'SupplementRequest'> | undefined;
}

export function useSupplement(): Supplement {
  const [said, setSaid] = useState<SaidSupplement>({ ticked: [], other: '', reason: '' });
  const [tried, setTried] = useState(false);
  const supplement = supplementOf(said.ticked, said.other, said.reason);
  return {
    said,
    say: (change) => {
      setSaid((before) => ({ ...before, ...change }));
    },
    isNothing: tried && supplement === undefined,
    finish: () => {
      setTried(true);
      return supplement;
    },
  };
}
