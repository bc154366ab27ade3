export { KioskModule } from './kiosk.module.js';
