/** A scanner that acts as a keyboard types faster than any hand, and ends with Enter. */
export interface Burst {
  readonly text: string;
  readonly lastAtMs: number;
}

export interface Stroke {
  readonly key: string;
  /** When the device gave the key: the event's own time, not the time it was worked off. */
  readonly atMs: number;
}

interface Collected {
  readonly burst: Burst;
  /** The whole text, once Enter has ended it. */
  readonly scanned?: string;
  /** The key belongs to a scanner, and must not press the button that has the focus. */
  readonly swallow: boolean;
}

export const noBurst: Burst = { text: '', lastAtMs: Number.NEGATIVE_INFINITY };

/** Hands need 60 ms and more from key to key; scanners 1 to 30. */
const mostBetweenKeysMs = 50;
/** Shorter bursts are a hand that slipped. */
const leastLength = 8;
/** The QR code of a citizen card has about 150 characters. */
const mostLength = 600;

/** Takes one key stroke. */
export function collect(burst: Burst, { key, atMs }: Stroke): Collected {
  const follows = atMs - burst.lastAtMs <= mostBetweenKeysMs;
  if (key === 'Enter') {
    const complete = follows && burst.text.length >= leastLength;
    return complete
      ? { burst: noBurst, scanned: burst.text.normalize('NFC'), swallow: true }
      : { burst: noBurst, swallow: false };
  }
  // Shift and the like stand between the letters of a scanner too.
  if (Array.from(key).length !== 1)
    return { burst: follows ? { ...burst, lastAtMs: atMs } : noBurst, swallow: false };
  const text = follows && burst.text.length < mostLength ? burst.text + key : key;
  return { burst: { text, lastAtMs: atMs }, swallow: key === ' ' && text.length > 2 };
}
