import { addMs, countedFrom, dayMs, secondMs, type CountedEvent } from '../../kernel/index.js';

/** At most so many pickup QRs of one dossier within any span of so long. */
interface QrLimit {
  readonly most: number;
  readonly windowMs: number;
}

/** For as long as this a QR that was given is counted; none of the limits counts over longer. */
export const qrsCountedOverMs = dayMs;

/**
 * Whoever asks for another at the kiosk has waited for it to be read; more than twenty a day nobody needs to fetch one thing. Each is
 * an entry in the ledger for good, and ends the one before it.
 */
const limits: readonly QrLimit[] = [
  { most: 1, windowMs: 20 * secondMs },
  { most: 20, windowMs: qrsCountedOverMs },
];

/**
 * How long until another pickup QR of a dossier may be given; 0 where it may be now.
 * @param given those of the dossier that may count, in any order
 */
export function waitForQrMs(given: readonly CountedEvent[], at: Date): number {
  return Math.max(0, ...limits.map((limit) => leftToWaitMs(limit, given, at)));
}

/** Until the `most`-th newest, as it is counted, has left the window. */
function leftToWaitMs({ most, windowMs }: QrLimit, given: readonly CountedEvent[], at: Date): number {
  const newestFirst = given
    .map((event) => countedFrom(event, windowMs, at).getTime())
    .sort((one, other) => other - one);
  const by = newestFirst[most - 1];
  return by === undefined ? 0 : addMs(new Date(by), windowMs).getTime() - at.getTime();
}
