export { isFree, listFreeTrays, lockFreeTray, type TrayWish } from './allocation.js';
export { CabinetsModule } from './cabinets.module.js';
export { installCabinets, TrayStillNeededError } from './install-cabinets.js';
export { layOut, type TrayPlace } from './layout.policy.js';
export {
  suggestTrays,
  type PositionsByProcedure,
  type ResultToLoad,
  type SuggestibleTray,
  type TraySuggestion,
} from './suggestion.policy.js';
export type { ContentDoubt, OutOfServiceReason } from './reasons.js';
export { contentDoubtText, outOfServiceText } from './reasons.texts.js';
export { placesOfTrays, type PlaceOfTray } from './tray-places.js';
export { lockTray } from './lock-tray.js';
export { TrayRecords } from './tray-records.js';
export { countOpening } from './tray-wear.js';
