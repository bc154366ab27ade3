export { createServiceLogger } from './service-logger.js';
