import type { Schema } from '../../shared/api/index.js';
import { usualPreferences, type Preferences } from './preferences.js';
import type { Answer, Rating, Refusal, Request } from './requests.js';
import type { Screen } from './screens.js';
import type { NotThere, Way } from './troubles.js';
import { emptyVisit, type Pickup, type Purpose, type Visit, type Wishes } from './visit.js';

/** Where the kiosk stands with the person before it. */
export interface Conversation {
  readonly screen: Screen;
  /** The screens that "back" leads to, the last one first reached last. */
  readonly trail: readonly Screen[];
  readonly visit: Visit;
  readonly preferences: Preferences;
  /** What was asked of the service and is not answered yet. Nothing else is asked meanwhile. */
  readonly asking: Request | null;
  /** What was refused last, for "try again". */
  readonly refused: Request | null;
}

export const beginning: Conversation = {
  screen: { name: 'starting' },
  trail: [],
  visit: emptyVisit,
  preferences: usualPreferences,
  asking: null,
  refused: null,
};

export type KioskEvent =
  | { readonly type: 'device_known' }
  | { readonly type: 'device_unknown'; readonly refused: boolean }
  | { readonly type: 'chose_purpose'; readonly purpose: Purpose }
  | { readonly type: 'chose_field'; readonly fieldCode: string | null }
  | { readonly type: 'chose_procedure'; readonly procedure: Schema<'OfferedProcedure'> }
  | { readonly type: 'wants_guide' | 'procedure_settled' }
  | { readonly type: 'phone_given'; readonly phone: string }
  | { readonly type: 'code_given'; readonly code: string }
  | {
      readonly type:
        'code_not_come' | 'wants_new_code' | 'wants_call' | 'wants_to_type_code' | 'wants_other_phone';
    }
  | { readonly type: 'code_not_there'; readonly why: NotThere }
  | { readonly type: 'wishes_about'; readonly what: 'official_code' | 'holder_name' }
  | { readonly type: 'wished'; readonly wishes: Partial<Wishes> }
  | { readonly type: 'open_for_deposit' }
  | { readonly type: 'chose_pickup'; readonly pickup: Pickup }
  | { readonly type: 'factor_given'; readonly answer: string }
  | { readonly type: 'open_for_pickup' | 'reopen' | 'what_waits' | 'finished' }
  | { readonly type: 'door_seen'; readonly operation: Schema<'DoorOperation'> }
  | { readonly type: 'confirmed'; readonly done: boolean }
  | { readonly type: 'rated'; readonly rating: Rating }
  | { readonly type: 'chose_dossier'; readonly position: number }
  | { readonly type: 'scanned_status' | 'scanned_pickup_qr'; readonly token: string }
  | { readonly type: 'preferred'; readonly preferences: Partial<Preferences> }
  | { readonly type: 'way_taken'; readonly way: Way }
  | { readonly type: 'back' }
  | { readonly type: 'left' }
  | { readonly type: 'answered'; readonly request: Request; readonly answer: Answer; readonly atMs: number }
  | { readonly type: 'refused'; readonly request: Request; readonly refusal: Refusal };
