import { useLayoutEffect } from 'react';
import { isPrevented } from './prevented-keys.js';

/** What is dragged is the page's own at `dragenter` and at `dragover` (HTML, drag-and-drop processing model); else it opens in a window. */
const preventedEvents = [
  'contextmenu',
  'selectstart',
  'dragstart',
  'dragenter',
  'dragover',
  'drop',
  'auxclick',
] as const;

/**
 * No way out of a page on the kiosk's screen: no menus, no selection, no dragging, no shortcuts, no zoom by wheel. Fingers are kept from
 * zooming by the page's `touch-action`.
 */
export function useLockedPage(locked = true): void {
  // Before the first paint: nobody sees, or touches, a page that is not locked yet.
  useLayoutEffect(() => {
    if (!locked) return undefined;
    const prevent = (event: Event): void => {
      event.preventDefault();
    };
    const preventKeys = (event: KeyboardEvent): void => {
      if (isPrevented(event)) event.preventDefault();
    };
    const preventZoom = (event: WheelEvent): void => {
      if (event.ctrlKey) event.preventDefault();
    };
    for (const name of preventedEvents) document.addEventListener(name, prevent);
    document.addEventListener('keydown', preventKeys, { capture: true });
    document.addEventListener('wheel', preventZoom, { passive: false });
    return () => {
      for (const name of preventedEvents) document.removeEventListener(name, prevent);
      document.removeEventListener('keydown', preventKeys, { capture: true });
      document.removeEventListener('wheel', preventZoom);
    };
  }, [locked]);
}
