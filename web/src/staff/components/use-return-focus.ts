import { useEffect, useState } from 'react';

/** Where the focus goes when what had it is gone: to the screen's title, from where Tab goes on. */
function focusTitle(): void {
  document.querySelector('h1')?.focus();
}

/**
 * For a dialog or a panel that stands as long as it is open: gives the focus back to what had it before, so that people
 * who work by keyboard go on where they were.
 */
export function useReturnFocus(): void {
  const [before] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (before instanceof HTMLElement && before.isConnected && before !== document.body) before.focus();
      else focusTitle();
    },
    [before],
  );
}
