import { isSimulatedBus } from '@motcua247/firmware-bridge/contract';
import type { Configuration } from './config/index.js';

/** Whether the demo's own routes and screens exist: only beside a simulated cabinet, and never in production. */
export function isSimulated({ environment, site }: Configuration): boolean {
  return environment.mode === 'demo' && site.buses.some(isSimulatedBus);
}
