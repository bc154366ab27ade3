export { AskingKiosk, CitizenSession, type AskingKioskView } from './access/asking.js';
export { CitizensModule } from './citizens.module.js';
export { CodeSender } from './codes/code-sender.js';
export { CodeOccasion, type OccasionQuestion, type PurposeWithOccasion } from './codes/code-occasion.js';
export { listCodeSendings, type CodeSending } from './codes/code-sendings.js';
export { ensureDemoKiosk, type ProvisionedKiosk } from './kiosks/provision-kiosk.js';
export { markRated } from './sessions/mark-rated.js';
export { requireLiveSession, type LiveCitizenSession } from './sessions/live-session.js';
