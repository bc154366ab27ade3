export { changeSecretKey } from './change-secret-key.js';
export { openMadeSiteKey, openSiteKey } from './open-site-key.js';
export { WrongSecretKeyError } from './wrong-secret-key-error.js';
