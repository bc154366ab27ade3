import type { Schema } from '../../../shared/api/index.js';
import { factorAnswerOf, type PickupFactor } from '../pickup-factor/factor-answer.js';
import { isOfficialCode, tidyOfficialCode } from '../../run/steps/official-code.js';

type Registration = Schema<'ResultRegistration'>;
type Procedure = Pick<
  Schema<'CatalogueProcedure'>,
  'fetchable' | 'offered' | 'agencyCode' | 'departmentCode'
>;

/** What somebody has entered so far. */
export interface Draft {
  readonly origin: Registration['origin'];
  readonly procedureCode: string | undefined;
  readonly officialCode: string;
  readonly phone: string;
  readonly holderName: string;
  /** As it was typed; see `factorAnswerOf`. */
  readonly pickupFactor: string;
  readonly lowTray: boolean;
  readonly inHand: boolean;
}

export const emptyDraft: Draft = {
  origin: 'counter',
  procedureCode: undefined,
  officialCode: '',
  phone: '',
  holderName: '',
  pickupFactor: '',
  lowTray: false,
  inHand: false,
};

export type DraftField = 'procedureCode' | 'officialCode' | 'phone' | 'pickupFactor';

/**
 * The fields that are not right yet. Whether a number is a mobile one the service knows.
 * @param asks what the kiosk asks about the holder of such a result.
 */
export function faultsOf(draft: Draft, asks: PickupFactor | null = null): readonly DraftField[] {
  return [
    ...(draft.procedureCode === undefined ? (['procedureCode'] as const) : []),
    ...(isOfficialCode(draft.officialCode) ? [] : (['officialCode'] as const)),
    ...(draft.phone.trim() === '' ? (['phone'] as const) : []),
    ...(asks !== null && factorAnswerOf(asks, draft.pickupFactor) === undefined
      ? (['pickupFactor'] as const)
      : []),
  ];
}

/** A draft as it is sent; undefined while something is not right. */
export function registrationOf(draft: Draft, asks: PickupFactor | null = null): Registration | undefined {
  if (draft.procedureCode === undefined || faultsOf(draft, asks).length > 0) return undefined;
  const pickupFactor = asks === null ? undefined : factorAnswerOf(asks, draft.pickupFactor);
  const holderName = draft.holderName.replace(/\s+/g, ' ').trim();
  return {
    origin: draft.origin,
    procedureCode: draft.procedureCode,
    officialCode: tidyOfficialCode(draft.officialCode),
    phone: draft.phone.trim(),
    ...(holderName === '' ? {} : { holderName }),
    ...(pickupFactor === undefined ? {} : { pickupFactor }),
    lowTray: draft.lowTray,
    inHand: draft.inHand,
  };
}

/** Whether results of a procedure may come from there: an agency's only where one issues them. */
export function mayBegin(
  { fetchable, offered, agencyCode, departmentCode }: Procedure,
  origin: Draft['origin'],
  agencies: readonly string[],
): boolean {
  if (!fetchable || !offered) return false;
  return origin !== 'agency' || agencies.includes(agencyCode ?? departmentCode);
}
