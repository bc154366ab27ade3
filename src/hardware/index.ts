export { awayReasons } from './away-reason.js';
export { DoorOperations, type AuthorisationRequest } from './door-operations.js';
export { doorOperationViewSchema, type DoorOperationView, type TraySensors } from './door-operation.view.js';
export { HardwareModule } from './hardware.module.js';
export { JournalStanding } from './journal-standing.js';
export { Sensors } from './sensors.js';
export { SettlementHandlers, type SettledOperation, type SettlementHandler } from './settlement-handlers.js';
export { UnkeptSightings } from './unkept-sightings.js';
export { clearUp, purposes, settlements, type Purpose, type Settlement } from './settlement.policy.js';
