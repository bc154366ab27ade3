/** Something that had the focus, and what it stood in, from the inside out. */
interface Stop {
  readonly element: HTMLElement;
  readonly around: readonly HTMLElement[];
}

/** Where the focus has been, the newest first. */
export type FocusTrail = readonly Stop[];

/** Enough for a dialog over a dialog over a screen. */
const longestTrail = 8;

const headings = 'h1, h2, h3';

export function withStop(trail: FocusTrail, element: HTMLElement): FocusTrail {
  return [{ element, around: ancestorsOf(element) }, ...trail].slice(0, longestTrail);
}

/** Whether keys would go nowhere: what had the focus is gone, or cannot take it any more. */
export const isFocusLost = ({ activeElement, body }: Document): boolean =>
  activeElement === null || activeElement === body || activeElement.matches(':disabled');

/**
 * Where a lost focus belongs: to what had it last, as soon as that can take it again; else to the heading of the place it
 * stood in, from where Tab goes on. Undefined while the service is asked, or when nothing of the way is left.
 */
export function placeForFocus(trail: FocusTrail): HTMLElement | undefined {
  const [latest] = trail;
  if (latest?.element.isConnected && latest.element.dataset['loading'] !== undefined) return undefined;
  for (const { element, around } of trail) {
    if (element.isConnected && !element.matches(':disabled')) return element;
    for (const place of around) {
      const heading = place.isConnected ? place.querySelector<HTMLElement>(headings) : null;
      if (heading) return heading;
    }
  }
  return undefined;
}

function ancestorsOf(element: HTMLElement): readonly HTMLElement[] {
  const { parentElement } = element;
  if (parentElement === null || parentElement === document.body) return [];
  return [parentElement, ...ancestorsOf(parentElement)];
}
