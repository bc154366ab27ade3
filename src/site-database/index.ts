export {
  databasePasswordFrom,
  openDatabaseServer,
  ownerUrlOf,
  type DatabaseServer,
} from './database-server.js';
export { openPreparedSite, prepareSite, unlockSite, type UnlockOptions } from './unlock-site.js';
export { wrongSecretKey } from './wrong-secret-key.js';
