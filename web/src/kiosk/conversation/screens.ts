import type { Trouble } from './troubles.js';

/** Every screen of the kiosk; one decision each. What the person has said stands in the visit, not here. */
export type Screen =
  | { readonly name: 'starting' | 'home' }
  /** For the technician: which kiosk is this? */
  | { readonly name: 'set_up'; readonly refused: boolean }
  | { readonly name: 'fields' | 'procedure' | 'guide' }
  /** `null`: a search in all fields. */
  | { readonly name: 'procedures'; readonly fieldCode: string | null }
  | { readonly name: 'phone'; readonly refused: boolean }
  /** The number that belongs to a pickup QR. */
  | { readonly name: 'pickup_phone'; readonly refused: boolean }
  | { readonly name: 'code' | 'code_missing' }
  | { readonly name: 'code_wrong'; readonly triesLeft: number }
  | { readonly name: 'code_over'; readonly why: 'expired' | 'exhausted' | 'replaced' }
  | { readonly name: 'before_deposit' | 'official_code' | 'holder_name' }
  | { readonly name: 'door' | 'deposited' }
  | { readonly name: 'pickups' | 'pickup' | 'nothing_waiting' | 'fetched' | 'rating' | 'thanks' }
  /** What is asked about the holder before the tray opens. */
  | { readonly name: 'pickup_factor' }
  | { readonly name: 'dossiers' | 'nothing_known' }
  | { readonly name: 'dossier'; readonly position: number }
  | { readonly name: 'trouble'; readonly trouble: Trouble };

export type ScreenName = Screen['name'];
