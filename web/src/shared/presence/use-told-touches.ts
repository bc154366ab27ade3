import { useEffect, useEffectEvent } from 'react';
import { onSignsOfLife } from './signs-of-life.js';
import { touchTeller } from './tell-touches.js';

/**
 * Tells the service that a person is there, for it ends sessions that nobody touches: at the first touch, and then at most once in
 * so many milliseconds.
 * @param whom it is; undefined while there is nobody. What one has touched is not told of the next.
 */
export function useToldTouches<Whom extends string>(
  whom: Whom | undefined,
  tell: (whom: Whom) => void,
  everyMs: number,
): void {
  const tellNow = useEffectEvent(tell);
  useEffect(() => {
    if (whom === undefined) return undefined;
    const teller = touchTeller(() => {
      tellNow(whom);
    }, everyMs);
    const deafen = onSignsOfLife(teller.touched);
    return () => {
      teller.stop();
      deafen();
    };
  }, [whom, everyMs]);
}
