import type { PickupFactor, Site } from './site-schema.js';

/** What the site asks about the holder of whoever fetches a result of this procedure, beside code or QR. */
export function pickupFactorOf(
  { pickup }: { readonly pickup: Pick<Site['pickup'], 'secondFactors'> },
  procedureCode: string,
): PickupFactor | null {
  return pickup.secondFactors.find((factor) => factor.procedureCode === procedureCode)?.asks ?? null;
}
