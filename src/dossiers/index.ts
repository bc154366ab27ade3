export { Accept, type Acceptance } from './commands/accept.js';
export { Finish } from './commands/finish.js';
export type { Occasion } from './four-eyes.js';
export { InspectTray } from './commands/inspect-tray.js';
export { NoteSlipPrinted } from './commands/note-slip-printed.js';
export { OpenToEmpty } from './commands/open-to-empty.js';
export { OpenToLoad } from './commands/open-to-load.js';
export { ReceiveInDepartment } from './commands/receive-in-department.js';
export { RegisterResult, type ResultRegistration } from './commands/register-result.js';
export { RequestSupplement, type SupplementRequest } from './commands/request-supplement.js';
export {
  DossierEvents,
  type DossierEvent,
  type DossierEventKind,
  type DossierFacts,
  type DossierListener,
} from './dossier-events.js';
export { DossiersModule } from './dossiers.module.js';
export { custodies, states, type Contents, type Custody, type State } from './dossier.machine.js';
export { staffDossierExample, staffDossierSchema, type StaffDossier } from './http/staff-dossiers.schemas.js';
export {
  contentsSchema,
  custodySchema,
  doorOperationExample,
  localizedTextSchema,
  officialCodeSchema,
  originSchema,
  stateSchema,
  trayLabelSchema,
} from './http/common.schemas.js';
export { resultRegistrationSchema } from './http/staff-commands.schemas.js';
export { statusTokenSchema } from './http/public-status.schemas.js';
export { suggestPlaces } from './load-places.js';
export { DossiersOfPerson, type DossierOfPerson, type Erasure } from './personal-data/dossiers-of-person.js';
export type { DossierRow } from './queries/dossier-rows.js';
export {
  joinDossierKey,
  Persons,
  sealedPersonColumns,
  type SealedPersonRow,
} from './personal-data/persons.js';
export {
  getDepositByToken,
  getDepositFacts,
  getOwnDepositFacts,
  type DepositFacts,
} from './queries/deposit-facts.js';
export { suggestLoads } from './queries/load-suggestions.js';
export { findDossierStanding, lockState, type DossierStanding } from './queries/dossier-standing.js';
export { findNoticeRecipients, type NoticeRecipient } from './queries/notice-recipients.js';
export {
  findStaffDossiers,
  listAccepted,
  type AcceptedDossier,
  type LedgerPeriod,
} from './queries/run-dossiers.js';
export {
  listToCollect,
  listToDecide,
  listToInspect,
  listToLoad,
  listToReceive,
  listToReturn,
  type TrayToInspect,
  type WorkItem,
} from './queries/work-lists.js';
export { knownOfficialCode } from './official-code.policy.js';
export { endEveryPickupQr } from './pickup-qr/end-pickup-qr.js';
export { isNear, type PartnerAsking, type StaffAsking } from './staff-scope.js';
export { StatusLinks } from './status-links.js';
export { UsableTrays } from './usable-trays.js';
