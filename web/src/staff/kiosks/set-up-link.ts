/**
 * The address that makes a browser this kiosk. The credential stands behind `#`, which no browser sends and no server
 * writes down; the kiosk's screen takes it from there and leaves no trace of it.
 */
export function setUpLink(origin: string, credential: string): string {
  return `${origin}/kiosk#${new URLSearchParams({ credential }).toString()}`;
}
