import { useEffect, type RefObject } from 'react';

/**
 * Gives the focus to a heading when it appears, so that the new screen is heard from its beginning; unless a field of the
 * new screen has asked for it, which a scanner types into.
 */
export function useFocusOnAppearance(element: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    if (document.activeElement?.matches('input, textarea, select') === true) return;
    element.current?.focus();
  }, [element]);
}
