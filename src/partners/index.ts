export { PartnersModule } from './partners.module.js';
export { readGivenUp, type GivenUp } from './webhooks/given-up.js';
