import type { Housing } from '@motcua247/firmware-bridge/contract';

export type HousingChange = 'cabinet.housing_opened' | 'cabinet.housing_closed';

/**
 * What the ledger is to be told of a cabinet's housing; undefined when it knows already.
 * @param lastKind of the cabinet's newest entry; undefined when there is none, as of a cabinet that has always been closed
 */
export function housingChange(
  lastKind: string | undefined,
  housing: Exclude<Housing, 'unknown'>,
): HousingChange | undefined {
  const wasOpen = lastKind === 'cabinet.housing_opened';
  if (wasOpen === (housing === 'open')) return undefined;
  return housing === 'open' ? 'cabinet.housing_opened' : 'cabinet.housing_closed';
}
