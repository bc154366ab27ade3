/** What the service said the time was, and when this page's clock showed what as it was heard, in milliseconds. */
export interface HeardTime {
  readonly at: string;
  readonly heardAt: number;
}

/**
 * The time by the service: what it said, and what has gone by since. A kiosk's own clock may be wrong, but runs on.
 * @param now by this page's clock, in milliseconds; it alone counts while the service has said nothing.
 */
export function serviceTime(heard: HeardTime | undefined, now: number): string {
  const time = heard === undefined ? now : Date.parse(heard.at) + Math.max(0, now - heard.heardAt);
  return new Date(time).toISOString();
}
