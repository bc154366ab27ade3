import { useEffect, useState, type RefObject } from 'react';

export type ScrollStanding = 'whole' | 'more_below' | 'at_end';

/** Parts of a pixel are lost in scaling. */
const slackPixels = 2;

/** Whether something that scrolls shows all it has, or where in it the person is. */
export function useScrollStanding(region: RefObject<HTMLElement | null>): ScrollStanding {
  const [standing, setStanding] = useState<ScrollStanding>('whole');
  useEffect(() => {
    const { current } = region;
    const place = current?.parentElement;
    if (!current || !place) return undefined;
    const look = (): void => {
      setStanding(standingOf(current, place.clientHeight));
    };
    const sizes = new ResizeObserver(look);
    const watchParts = (): void => {
      for (const part of [place, current, ...current.children]) sizes.observe(part);
    };
    const parts = new MutationObserver(() => {
      watchParts();
      look();
    });
    watchParts();
    parts.observe(current, { childList: true, subtree: true });
    current.addEventListener('scroll', look, { passive: true });
    return () => {
      sizes.disconnect();
      parts.disconnect();
      current.removeEventListener('scroll', look);
    };
  }, [region]);
  return standing;
}

/** Held against the whole place, not against what a button below leaves of it: or the two would chase each other. */
function standingOf({ scrollHeight, scrollTop, clientHeight }: HTMLElement, place: number): ScrollStanding {
  if (scrollHeight <= place + slackPixels) return 'whole';
  return scrollTop + clientHeight >= scrollHeight - slackPixels ? 'at_end' : 'more_below';
}
