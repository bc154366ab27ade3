interface Stroke {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly altKey: boolean;
  readonly metaKey: boolean;
}

/** What leads out of the page or opens something of the browser, without Ctrl, Alt or the system key. */
const leadingOut: ReadonlySet<string> = new Set([
  'ContextMenu',
  'PrintScreen',
  'Help',
  'BrowserBack',
  'BrowserForward',
  'BrowserHome',
  'BrowserRefresh',
  'BrowserSearch',
  'BrowserFavorites',
  'BrowserStop',
  'LaunchMail',
  'LaunchApplication1',
  'LaunchApplication2',
  'Meta',
  'OS',
]);

/**
 * Whether a key stroke is kept from the browser. Of the keys alone: function keys and those that lead out; together with
 * Ctrl, Alt or the system key: every one, since no part of the kiosk needs them.
 */
export function isPrevented({ key, ctrlKey, altKey, metaKey }: Stroke): boolean {
  return ctrlKey || altKey || metaKey || /^F\d{1,2}$/.test(key) || leadingOut.has(key);
}
