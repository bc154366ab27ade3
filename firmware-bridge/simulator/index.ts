/** The cabinet simulator: lock boards that speak the vendor's bytes, with trays, papers, people and faults behind them. */
export { startSimulator, type Simulator, type SimulatorOptions } from './simulator.js';
export {
  SimulatorClient,
  SimulatorRequestError,
  type EventSubscription,
} from './control/simulator-client.js';
export { controlSocketPath } from './control/control-socket-path.js';
export { busSocketPath, type EndpointKind } from './bus/endpoints.js';
export { type EndpointAddress } from './bus/endpoint.js';
export { type Deed, type Script, type ScriptStep } from './script/script.js';
export { parseScript, readScript, ScriptError } from './script/read-script.js';
export { SimulatorRefusal, type RefusalCode } from './refusal.js';
export { seededRandomness, type Randomness } from './randomness.js';
export { type CancelTimer, type Timers } from './timers.js';
export { type RecordEntry, type RecordPage, type ViolationRule, type WorldEvent } from './record/entries.js';
export { type PersonScript, type PersonScriptInput, type PersonState } from './people/script.js';
export {
  type TrayFaults,
  type TrayFaultsPatch,
  trayFaultsPatchSchema,
  trayFaultsSchema,
} from './cabinet/tray-faults.js';
export {
  type BankFaults,
  type BankFaultsPatch,
  type BusFaults,
  type BusFaultsPatch,
  bankFaultsPatchSchema,
  bankFaultsSchema,
  busFaultsPatchSchema,
  busFaultsSchema,
} from './faults/line-faults.js';
export {
  type NextReplies,
  type ReplyFault,
  nextRepliesSchema,
  replyFaultSchema,
} from './faults/next-replies.js';
export {
  type BankView,
  type BusView,
  type CabinetView,
  type SimulatorState,
  type TrayView,
} from './state.js';
export {
  type Contacts,
  type ContactsPatch,
  contactsPatchSchema,
  contactsSchema,
} from './contacts/contacts.js';
export {
  type CabinetFaultsPatch,
  type ContactFault,
  type InputFaultsPatch,
} from './contacts/contact-faults.js';
export { type Signals, signalsSchema } from './signals/signals.js';
export { type CabinetPower, cabinetPowerSchema } from './power/cabinet-power.js';
