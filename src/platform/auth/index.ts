export * from './credential-cookies.js';
export * from './kiosk-access.js';
export { hashToken, isTokenShaped, mintToken, type OpaqueToken } from './opaque-token.js';
export { actions, may, rolesThatMay, type Action } from './permissions.policy.js';
export { roles, type Role } from './roles.js';
export * from './staff-access.js';
