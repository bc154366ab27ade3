import type { World } from './world.js';

/** How often each lock was pulsed, by the simulator's own record, and what the boards complain of. */
export async function readPulses(world: World): Promise<{ pulses: number; violations: string[] }> {
  const { entries } = await world.simulator.record();
  const violations = entries.flatMap(({ event }) => (event.kind === 'violation' ? [event.detail] : []));
  return { pulses: entries.filter(({ event }) => event.kind === 'pulse').length, violations };
}
