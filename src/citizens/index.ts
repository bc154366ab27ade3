export { codeWaySchema } from './http/codes.schemas.js';
export {
  citizenSessionExample,
  citizenSessionSchema,
  citizenSessionView,
  type StartedSessionView,
} from './http/sessions.schemas.js';
export { AskingKiosk, CitizenSession, type AskingKioskView } from './access/asking.js';
export { CitizensModule } from './citizens.module.js';
export { CodeParts } from './codes/code-parts.js';
export { CodeSender } from './codes/code-sender.js';
export { CodeOccasion, type OccasionQuestion, type PurposeWithOccasion } from './codes/code-occasion.js';
export { listCodeSendings, type CodeSending } from './codes/code-sendings.js';
export { ensureDemoKiosk, type ProvisionedKiosk } from './kiosks/provision-kiosk.js';
export { revokeEveryKiosk } from './kiosks/revoke-kiosk.js';
export { endWhatIsOpen, type WhatWasOpen } from './retention/end-what-is-open.js';
export { codeAlarmKinds, codeAlarms } from './standing/code-alarms.policy.js';
export { readCodeFigures } from './standing/read-code-figures.js';
export { endWrongFactors, ownerChecks, type OwnerCheck } from './limits/phone-lock.js';
export { tracesOfPhone, type TracesOfPhone } from './personal-data/traces-of-phone.js';
export { CitizenPhones } from './phones/citizen-phones.js';
export { markRated } from './sessions/mark-rated.js';
export { drawPickupToken, hashPickupToken, qrTextOf } from './pickup-qr/pickup-token.js';
export { showFactor } from './pickup-factor/show-factor.js';
export type { StartedSession } from './sessions/begin-session.js';
export { startSessionByQr } from './pickup-qr/start-session-by-qr.js';
export { lockPhoneLimits } from './limits/locks.js';
export { forgetWrongCodes } from './limits/phone-lock.js';
export { requireLiveSession, shownBy, type LiveCitizenSession } from './sessions/live-session.js';
