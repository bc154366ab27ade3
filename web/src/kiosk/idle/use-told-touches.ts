import { useEffect } from 'react';
import { sayStillThere } from '../api/still-there.js';
import { signsOfLife } from './signs-of-life.js';
import { touchTeller } from './tell-touches.js';

const tellEveryMs = 10_000;

/**
 * Tells the service that the person of a session is there, for it ends sessions that nobody touches, too.
 * @param token of the session, if there is one.
 */
export function useToldTouches(token: string | undefined): void {
  useEffect(() => {
    if (token === undefined) return undefined;
    const teller = touchTeller(() => {
      sayStillThere(token);
    }, tellEveryMs);
    for (const name of signsOfLife) {
      document.addEventListener(name, teller.touched, { capture: true, passive: true });
    }
    return () => {
      teller.stop();
      for (const name of signsOfLife) document.removeEventListener(name, teller.touched, { capture: true });
    };
  }, [token]);
}
