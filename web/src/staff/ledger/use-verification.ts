import { useMutation } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { read } from '../../shared/api/index.js';
import { api } from '../api.js';
import { verifyWhole, type Verdict } from './verify-whole.js';

/** How far a verification has come. */
export interface Progress {
  readonly checked: number;
  readonly all: number;
}

interface VerificationRun {
  readonly start: () => void;
  readonly pending: boolean;
  /** Unknown until the first part is done. */
  readonly progress: Progress | undefined;
  readonly verdict: Verdict | undefined;
  readonly problem: unknown;
}

/** The verification of the whole ledger; ends with the screen that asked for it. */
export function useVerification(): VerificationRun {
  const [progress, setProgress] = useState<Progress | undefined>(undefined);
  const leaving = useRef<AbortController | undefined>(undefined);
  useEffect(
    () => () => {
      leaving.current?.abort();
    },
    [],
  );
  const verification = useMutation({
    mutationFn: () => {
      leaving.current = new AbortController();
      const { signal } = leaving.current;
      setProgress(undefined);
      return verifyWhole({
        signal,
        ask: (after) =>
          read(
            api.GET('/api/staff/ledger/verification', {
              params: {
                query: after === undefined ? {} : { afterSequence: after.sequence, afterHash: after.hash },
              },
            }),
          ),
        onPart: ({ position, last }) => {
          if (position !== null && last !== null) setProgress({ checked: position.sequence, all: last });
        },
      });
    },
  });
  return {
    start: () => {
      verification.mutate();
    },
    pending: verification.isPending,
    progress,
    verdict: verification.data,
    problem: verification.error,
  };
}
