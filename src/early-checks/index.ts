export { checkEarly } from './check-early.js';
export { assertDatabaseAnswers, DatabaseUnreachableError } from './database-url.js';
export { makeFolders } from './folders.js';
export { assertPortFree, PortTakenError, whyNotListening } from './port.js';
