export { ConfigurationError, describeMistake, environmentPlace } from './configuration-error.js';
export {
  type Environment,
  type HttpLimits,
  processEnvironment,
  readEnvironment,
  type Settings,
  type SmsSettings,
  type TwilioSettings,
  type WitnessAddress,
  type WitnessMailbox,
} from './environment.js';
export { type LogLevel, type Mode } from './environment-schema.js';
export type { FormerKey } from './former-keys.js';
export { whyUnreadable } from './file-text.js';
export { checkConfiguration, type Configuration, loadConfiguration } from './load-configuration.js';
export { findPackageRoot } from './package-root.js';
export { findDemoSettings } from './production.js';
export { Secret } from './secret.js';
export { readSecretKeyFile } from './secret-key.js';
export { loadSite } from './site.js';
export { type DepartmentKind, departmentKinds, type Site, type Weekday, weekdays } from './site-schema.js';
export { type SiteTray, traysOf } from './site-trays.js';
export { pickupFactorOf } from './pickup-factors.js';
export { pickupFactors, type PickupFactor } from './site-schema.js';
