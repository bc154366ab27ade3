import { addMs, dayMs, hourMs, minuteMs, secondMs } from '../../kernel/index.js';

/** What is counted, and whose limit it is. Sends are requests for codes, whatever came of them; failures wrong codes. */
const whoseLimit = {
  sends_of_phone: 'phone',
  sends_of_kiosk: 'kiosk',
  sends_of_site: 'site',
  failures_of_kiosk: 'kiosk',
} as const;
export type CountedEvent = keyof typeof whoseLimit;
export type Whose = (typeof whoseLimit)[CountedEvent];

/** At most so many events within any span of so long. */
export interface Limit {
  readonly counts: CountedEvent;
  readonly most: number;
  readonly windowMs: number;
}

/** The part of the site's settings that limits are made of; see the site file. */
export interface LimitSettings {
  readonly resendWaitSeconds: number;
  readonly limits: {
    readonly phone: {
      readonly sendsPer15Minutes: number;
      readonly sendsPerDay: number;
      readonly failuresUntilLock: number;
    };
    readonly kiosk: {
      readonly failuresPerHour: number;
      readonly failuresPerDay: number;
      readonly sendsPerHour: number;
      readonly sendsPerDay: number;
    };
    readonly site: { readonly sendsPerDay: number };
  };
}

/** What must have room for a guess. */
export function limitsOnGuessing({ limits: { kiosk } }: LimitSettings): readonly Limit[] {
  return [
    { counts: 'failures_of_kiosk', most: kiosk.failuresPerHour, windowMs: hourMs },
    { counts: 'failures_of_kiosk', most: kiosk.failuresPerDay, windowMs: dayMs },
  ];
}

/** What must have room for another code. Where nobody may guess, a code is of no use. */
export function limitsOnSending(settings: LimitSettings): readonly Limit[] {
  const { phone, kiosk, site } = settings.limits;
  return [
    { counts: 'sends_of_phone', most: 1, windowMs: settings.resendWaitSeconds * secondMs },
    { counts: 'sends_of_phone', most: phone.sendsPer15Minutes, windowMs: 15 * minuteMs },
    { counts: 'sends_of_phone', most: phone.sendsPerDay, windowMs: dayMs },
    { counts: 'sends_of_kiosk', most: kiosk.sendsPerHour, windowMs: hourMs },
    { counts: 'sends_of_kiosk', most: kiosk.sendsPerDay, windowMs: dayMs },
    { counts: 'sends_of_site', most: site.sendsPerDay, windowMs: dayMs },
    ...limitsOnGuessing(settings),
  ];
}

/** A limit without room, and the event that must leave its window first: the `most`-th newest. */
export interface FilledLimit extends Limit {
  readonly by: Date;
}

export type Verdict =
  | { readonly kind: 'allowed' }
  /** No waiting helps: a member of staff must unlock the phone. */
  | { readonly kind: 'locked' }
  | { readonly kind: 'wait'; readonly whose: Whose; readonly waitMs: number };

/** Whether there is room, and if not, which limit keeps one waiting the longest. A lock comes before every limit. */
export function verdictOf(locked: boolean, filled: readonly FilledLimit[], at: Date): Verdict {
  if (locked) return { kind: 'locked' };
  const waits = filled.map(({ counts, by, windowMs }) => ({
    whose: whoseLimit[counts],
    waitMs: addMs(by, windowMs).getTime() - at.getTime(),
  }));
  const [longest] = waits.sort((one, other) => other.waitMs - one.waitMs);
  return longest === undefined ? { kind: 'allowed' } : { kind: 'wait', ...longest };
}

/** Whether the failures of a phone since its last right code, this one among them, lock it. */
export function locksPhone(failuresInARow: number, { limits }: LimitSettings): boolean {
  return failuresInARow >= limits.phone.failuresUntilLock;
}
