const place = 'staff-at-kiosk';

type Page = Pick<Window, 'location' | 'sessionStorage' | 'document'>;

/**
 * Whether the console runs on the kiosk's own screen. The kiosk opens `/staff?kiosk`; the tab remembers it, since the
 * address loses the mark with the first step.
 */
export function startKioskMode({ location, sessionStorage, document }: Page): boolean {
  if (new URLSearchParams(location.search).has('kiosk')) sessionStorage.setItem(place, 'yes');
  const kioskMode = sessionStorage.getItem(place) !== null;
  if (kioskMode) document.documentElement.dataset['mode'] = 'kiosk';
  return kioskMode;
}

/** Gives the screen back to the citizens; nothing of the console stays in the tab's history or memory. */
export function backToKiosk({ location, sessionStorage }: Page): void {
  sessionStorage.removeItem(place);
  location.replace('/kiosk');
}
