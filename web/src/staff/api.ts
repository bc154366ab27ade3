import { createApi } from '../shared/api/index.js';

/** The service, as the console asks it: who asks is told by the session's cookie. */
export const api = createApi();
