export { GatewayReports } from './gateway-reports.js';
