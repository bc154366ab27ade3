export * from './credential-cookies.js';
export * from './kiosk-access.js';
export { hashToken, isTokenShaped, mintToken, type OpaqueToken } from './opaque-token.js';
export { actions, may, reachOf, rolesThatMay, type Action, type Reach } from './permissions.policy.js';
export * from './partner-access.js';
export { partnerMay, partnerScopes, type PartnerScope } from './partner-scopes.policy.js';
export { roles, type Role } from './roles.js';
export * from './staff-access.js';
