import { type ViolationRule } from '../record/entries.js';
import { type TrayPlace } from './places.js';

export interface PulseViolation {
  readonly rule: ViolationRule;
  readonly detail: string;
}

/**
 * A host counts from when it wrote a pulse. Here its bytes arrive after the line and after the turns that a busy machine gives to the
 * processes at both ends, and the first of two pulses may have come later by so much, so that the second seems too early.
 */
export const arrivalReserveMs = 150;

/** What is so at the moment of a pulse. */
export interface PulseMoment {
  readonly pulseMs: number;
  readonly atMs: number;
  /** Trays of the same cabinet, other than this, whose doors stand open. */
  readonly openElsewhere: readonly string[];
  /** Trays of the same cabinet, other than this, whose locks are energised now: their doors may come open. */
  readonly energisedBeside: readonly string[];
  /** Trays on the same supply, other than this, whose locks are energised now. */
  readonly energisedElsewhere: readonly string[];
  /** The last pulse of whatever hangs on the same supply, this lock's own among them; undefined before the first. */
  readonly before: { readonly tray: string; readonly atMs: number; readonly pulseMs: number } | undefined;
}

/**
 * What design §3 forbids about a pulse that has just begun. Judged by where the doors really stand: a host whose sensor is
 * stuck may break a rule without knowing.
 */
export function pulseViolations(place: TrayPlace, moment: PulseMoment): PulseViolation[] {
  const { pulseMs, openElsewhere, energisedBeside, energisedElsewhere } = moment;
  const violations: PulseViolation[] = [];
  if (openElsewhere.length >= place.maximumOpenDoors) {
    violations.push({
      rule: 'too_many_open_doors',
      detail: `cabinet ${place.cabinet} may have ${place.maximumOpenDoors} open; open already: ${openElsewhere.join(', ')}`,
    });
  }
  const mayStandOpen = [...new Set([...openElsewhere, ...energisedBeside])];
  if (openElsewhere.length < place.maximumOpenDoors && mayStandOpen.length >= place.maximumOpenDoors) {
    violations.push({
      rule: 'lock_beside_energised',
      detail: `cabinet ${place.cabinet} may have ${place.maximumOpenDoors} open; open or energised already: ${mayStandOpen.join(', ')}`,
    });
  }
  const { supply } = place;
  if (supply && energisedElsewhere.length >= supply.locksAtOnce) {
    violations.push({
      rule: 'too_many_on_supply',
      detail: `supply ${supply.id} bears ${supply.locksAtOnce} at once; energised already: ${energisedElsewhere.join(', ')}`,
    });
  }
  if (pulseMs > place.allowedPulseMs) {
    violations.push({
      rule: 'pulse_too_long',
      detail: `${pulseMs} ms; the site file allows ${place.allowedPulseMs} ms`,
    });
  }
  const tooEarly = tooEarlyBy(place, moment);
  if (moment.before && tooEarly > 0) {
    violations.push({
      rule: 'pulses_too_close',
      detail: `${Math.round(tooEarly)} ms too early on ${place.spacing.on}, after the pulse of ${moment.before.tray}`,
    });
  }
  return violations;
}

/** By how many milliseconds, beyond what may be the way's fault; negative for a pulse in its time. */
function tooEarlyBy({ spacing }: TrayPlace, { before, atMs }: PulseMoment): number {
  if (!before) return Number.NEGATIVE_INFINITY;
  const fromMs = before.atMs + (spacing.from === 'end' ? before.pulseMs : 0);
  return fromMs + spacing.gapMs - arrivalReserveMs - atMs;
}
