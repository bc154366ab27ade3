export { roles, type Role } from '../../platform/auth/index.js';
