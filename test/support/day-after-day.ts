import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import { dayMs, minuteMs } from '../../src/kernel/index.js';
import { Sweeps } from '../../src/platform/index.js';
import { provisionKiosk, sendCodesByHand, type KioskCaller } from './citizens.js';
import { startTestService, type TestService } from './test-service.js';

export interface PresentDay {
  readonly service: TestService;
  /** Made this day. */
  readonly kiosk: KioskCaller;
  /** What the service does every minute. */
  readonly aMinutesWork: () => Promise<void>;
}

/** A service for the tests of a file, each of which finds it on another day. */
export function dayAfterDay(): PresentDay {
  let service: TestService;
  let kiosk: KioskCaller;

  beforeAll(async () => {
    service = await startTestService();
    await sendCodesByHand(service);
  });

  afterAll(async () => {
    await service.stop();
  });

  beforeEach(async () => {
    // A day after everything that an earlier test has left, on the minute: the last use of a session is known to the minute alone.
    const msOfMinute = service.clock.now().getTime() % minuteMs;
    service.clock.advance(2 * dayMs - msOfMinute);
    kiosk = await provisionKiosk(service);
  });

  return {
    get service() {
      return service;
    },
    get kiosk() {
      return kiosk;
    },
    aMinutesWork: () => service.application.get(Sweeps).runAll(),
  };
}
