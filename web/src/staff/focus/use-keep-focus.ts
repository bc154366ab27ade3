import { useEffect } from 'react';
import { isFocusLost, placeForFocus, withStop, type FocusTrail } from './focus-trail.js';

/**
 * Sees to it that people who work by keyboard never stand nowhere: buttons are disabled while the service is asked, and
 * go when what they were for is done, and the browser then drops the focus. A screen that knows a better place takes the
 * focus itself; this comes after it. Who uses a pointer needs no such help.
 */
export function useKeepFocus(): void {
  useEffect(() => {
    let trail: FocusTrail = [];
    let toLook = false;
    const remember = ({ target }: FocusEvent): void => {
      if (target instanceof HTMLElement) trail = withStop(trail, target);
    };
    const forget = (): void => {
      trail = [];
    };
    const look = (): void => {
      toLook = false;
      if (!isFocusLost(document)) return;
      const place = placeForFocus(trail);
      if (place?.matches('h1, h2, h3') === true) place.tabIndex = -1;
      place?.focus();
    };
    const changes = new MutationObserver(() => {
      if (toLook || trail.length === 0) return;
      toLook = true;
      // After the screen's own effects.
      requestAnimationFrame(() => setTimeout(look));
    });
    changes.observe(document.body, { childList: true, subtree: true, attributeFilter: ['disabled'] });
    document.addEventListener('focusin', remember);
    document.addEventListener('pointerdown', forget, { capture: true });
    return () => {
      changes.disconnect();
      document.removeEventListener('focusin', remember);
      document.removeEventListener('pointerdown', forget, { capture: true });
    };
  }, []);
}
