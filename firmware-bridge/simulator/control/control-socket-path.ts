import { join } from 'node:path';

/** Where the simulator is steered. */
export function controlSocketPath(runtimeDirectory: string): string {
  return join(runtimeDirectory, 'simulator.sock');
}
