/** What tells the service of touches: at once, and then at most once in so many milliseconds. */
export interface TouchTeller {
  readonly touched: () => void;
  readonly stop: () => void;
}

/** Does something after so many milliseconds. @returns what calls it off. */
type After = (ms: number, work: () => void) => () => void;

const afterTimeout: After = (ms, work) => {
  const timer = setTimeout(work, ms);
  return () => {
    clearTimeout(timer);
  };
};

/**
 * The last touch is told too, if only later: what the service knows is never older than what the screen has seen, so that a
 * session does not end there before its screen says so.
 */
export function touchTeller(tell: () => void, everyMs: number, after: After = afterTimeout): TouchTeller {
  let callOff: (() => void) | undefined;
  let again = false;
  const tellNow = (): void => {
    again = false;
    tell();
    callOff = after(everyMs, () => {
      callOff = undefined;
      if (again) tellNow();
    });
  };
  return {
    touched: () => {
      if (callOff === undefined) tellNow();
      else again = true;
    },
    stop: () => {
      callOff?.();
    },
  };
}
