export {
  accessOf,
  citizenPurposes,
  ForAnyone,
  ForCitizen,
  ForKiosk,
  ForSignedIn,
  May,
  type Access,
  type CitizenPurpose,
} from './access.js';
export { actions, may, rolesThatMay, type Action } from './permissions.policy.js';
export { roles, type Role } from './roles.js';
