// The table stands in src/platform/auth, because features below the staff mark their routes with its actions.
export { actions, may, rolesThatMay, type Action } from '../../platform/auth/index.js';
