import type { Environment } from './config/index.js';
import { DemoClockFile } from './demo/index.js';
import { AdjustableClock, systemClock, type Clock } from './kernel/index.js';

/** The service's time. The demo's clock can be moved forward, and stays where it was moved to. */
export function clockOf({ mode, dataDirectory }: Environment): Clock {
  if (mode === 'production') return systemClock;
  const clock = new AdjustableClock();
  clock.advance(new DemoClockFile(dataDirectory).read());
  return clock;
}
