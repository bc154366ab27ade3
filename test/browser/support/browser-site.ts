import type { SimulatorClient } from '@motcua247/firmware-bridge/simulator';
import type { Browser } from 'playwright-core';
import { launchChromium, type Chromium } from '../../chromium/index.js';
import { AdjustableClock, systemMonotonicClock } from '../../../src/kernel/index.js';
import { Sweeps } from '../../../src/platform/index.js';
import { installDemoSite } from '../../support/dossiers.js';
import { startTestService, testStart, type TestService } from '../../support/test-service.js';
import { CabinetProcesses } from './cabinet-processes.js';

/**
 * A whole site in front of a browser: the service with its database, the real bridge, the simulated cabinet over its
 * bytes, and a Chromium. Its Monday begins at nine; time runs as it does outside, and faster where a test says so.
 */
export class BrowserSite {
  private constructor(
    readonly service: TestService,
    readonly simulator: SimulatorClient,
    readonly browser: Browser,
    readonly clock: AdjustableClock,
    private readonly cabinet: CabinetProcesses,
  ) {}

  static async start(): Promise<BrowserSite> {
    const clock = runningClock();
    const service = await startTestService({ clock });
    await installDemoSite(service);
    const cabinet = await CabinetProcesses.startFor(service);
    const browser = await launchChromium(unpackedChromium());
    return new BrowserSite(service, cabinet.simulator, browser, clock, cabinet);
  }

  /** Moves the service's clock, and does what falls due by it. */
  async advance(milliseconds: number): Promise<void> {
    this.clock.advance(milliseconds);
    await this.service.application.get(Sweeps).runAll();
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.service.stop();
    await this.cabinet.stop();
  }
}

function runningClock(): AdjustableClock {
  const beginMs = systemMonotonicClock.nowMs();
  const startMs = Date.parse(testStart);
  return new AdjustableClock({ now: () => new Date(startMs + systemMonotonicClock.nowMs() - beginMs) });
}

/** As the global setup has unpacked it. */
function unpackedChromium(): Chromium {
  const told = process.env['TEST_CHROMIUM'];
  if (told === undefined) throw new Error('TEST_CHROMIUM is missing: run the tests through jest.config.js');
  return JSON.parse(told) as Chromium;
}
