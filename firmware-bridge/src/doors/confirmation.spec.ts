import { describe, expect, it } from '@jest/globals';
import { opened, stayedClosed, unknown } from '../testing/outcomes.js';
import { Confirmation, longestUnseenMs, type PollAfterPulse } from './confirmation.js';

const pulsedAtMs = 10_000;
const confirmationMs = 1_500;
const extraMs = 400;

type Look = Omit<PollAfterPulse, 'atMs'>;
const closed: Look = { result: 'answered', latest: 'closed', believed: 'closed' };
const halfSeenOpen: Look = { result: 'answered', latest: 'open', believed: 'closed' };
const seenOpen: Look = { result: 'answered', latest: 'open', believed: 'open' };
const silent: Look = { result: 'silent', latest: 'closed', believed: 'closed' };
const lost: Look = { result: 'lost', latest: 'unknown', believed: 'unknown' };

/** Feeds looks at times since the pulse; the conclusion of the last one. */
function conclude(...looks: [sincePulseMs: number, look: Look][]) {
  const confirmation = new Confirmation(pulsedAtMs, confirmationMs, extraMs);
  let conclusion = null;
  for (const [sincePulseMs, look] of looks) {
    expect(conclusion).toBeNull();
    conclusion = confirmation.take({ ...look, atMs: pulsedAtMs + sincePulseMs });
  }
  return conclusion;
}

/** Closed at every look, 100 ms apart, up to and without `untilMs`. */
const closedUntil = (untilMs: number): [number, Look][] =>
  Array.from({ length: untilMs / 100 - 1 }, (_, index) => [(index + 1) * 100, closed]);

describe('Confirmation', () => {
  it('takes a door for opened as soon as it is believed open', () => {
    expect(conclude([50, closed], [100, halfSeenOpen], [130, seenOpen])).toEqual(opened);
  });

  it('takes one single reply that shows the door open for no proof of anything', () => {
    expect(conclude([50, closed], [100, halfSeenOpen])).toBeNull();
    expect(conclude(...closedUntil(1_500), [1_500, halfSeenOpen])).toBeNull();
  });

  it('takes a door for not opened only when the confirmation time is over', () => {
    expect(conclude(...closedUntil(1_500), [1_499, closed])).toBeNull();
    expect(conclude(...closedUntil(1_500), [1_500, closed])).toEqual(stayedClosed);
  });

  it('does not say closed of a door that one single reply showed open', () => {
    expect(
      conclude([100, halfSeenOpen], [400, closed], [800, closed], [1_200, closed], [1_500, closed]),
    ).toBeNull();
    expect(
      conclude(
        [100, halfSeenOpen],
        [400, closed],
        [800, closed],
        [1_200, closed],
        [1_500, closed],
        [1_900, closed],
      ),
    ).toEqual(unknown('board_silent_after_pulse'));
  });

  it('needs a good look at the end, and waits a little for it', () => {
    expect(conclude(...closedUntil(1_500), [1_510, silent])).toBeNull();
    expect(conclude(...closedUntil(1_500), [1_510, silent], [1_600, closed])).toEqual(stayedClosed);
  });

  it('knows nothing when no good look comes at the end', () => {
    expect(conclude(...closedUntil(1_500), [1_510, silent], [1_900, silent])).toEqual(
      unknown('board_silent_after_pulse'),
    );
    expect(conclude([1_000, lost], [1_900, lost])).toEqual(unknown('transport_lost'));
  });

  it('forgives a gap in which no hand can open and shut a door', () => {
    expect(conclude([1_000 - longestUnseenMs, closed], [1_000, closed], [1_500, closed])).toEqual(
      stayedClosed,
    );
  });

  it('does not say closed over a longer gap, wherever it is', () => {
    const gap = longestUnseenMs + 1;
    expect(conclude([gap, closed], [1_000, closed], [1_500, closed], [1_900, closed])).toEqual(
      unknown('board_silent_after_pulse'),
    );
    expect(
      conclude([400, closed], [800, closed], [800 + gap, closed], [1_500, closed], [1_900, closed]),
    ).toEqual(unknown('board_silent_after_pulse'));
  });

  it('still says opened after a gap', () => {
    expect(conclude([1_000, silent], [1_400, halfSeenOpen], [1_430, seenOpen])).toEqual(opened);
  });
});
