export { asSignedIn } from './as-signed-in.js';
export { countedFromSql, markAhead, markEndedAhead } from './clock-set-back.js';
export * from './data-source.js';
export * from './database.js';
export * from './embedded-postgres.js';
export * from './instance-lock.js';
export * from './migrator.js';
export { personalData, type PersonalData } from './personal-data.js';
export {
  assertServiceLogin,
  letLoginWork,
  loginFor,
  makeServiceLogin,
  ServiceLoginError,
} from './service-login.js';
export * from './sql-state.js';
export * from './transaction.js';
