import { type ViolationRule } from '../record/entries.js';
import { type TrayPlace } from './places.js';

export interface PulseViolation {
  readonly rule: ViolationRule;
  readonly detail: string;
}

/**
 * What design §3 forbids about a pulse that has just begun. Judged by where the doors really stand: a host whose sensor is
 * stuck may break a rule without knowing.
 *
 * @param openElsewhere trays of the same cabinet, other than this, whose doors stand open
 * @param energisedElsewhere trays on the same supply, other than this, whose locks are energised now
 */
export function pulseViolations(
  place: TrayPlace,
  pulseMs: number,
  openElsewhere: readonly string[],
  energisedElsewhere: readonly string[],
): PulseViolation[] {
  const violations: PulseViolation[] = [];
  if (openElsewhere.length >= place.maximumOpenDoors) {
    violations.push({
      rule: 'too_many_open_doors',
      detail: `cabinet ${place.cabinet} may have ${place.maximumOpenDoors} open; open already: ${openElsewhere.join(', ')}`,
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
  return violations;
}
