import type { Simulator } from '@motcua247/firmware-bridge/simulator';
import type { Browser } from 'playwright-core';
import { launchChromium, type Chromium } from '../../chromium/index.js';
import { Sweeps, type PlatformOptions } from '../../../src/platform/index.js';
import { installDemoSite } from '../../support/dossiers.js';
import { RealCabinet } from '../../support/real-cabinet.js';
import { startTestService, type TestService } from '../../support/test-service.js';

/**
 * A whole site in front of a browser: the service with its database, the real bridge, the simulated cabinet over its
 * bytes, and a Chromium. The service's clock stands still until somebody moves it.
 */
export class BrowserSite {
  private constructor(
    readonly service: TestService,
    readonly simulator: Simulator,
    readonly browser: Browser,
    private readonly cabinet: RealCabinet,
  ) {}

  static async start(overrides: Partial<PlatformOptions> = {}): Promise<BrowserSite> {
    const service = await startTestService(overrides);
    await installDemoSite(service);
    const cabinet = await RealCabinet.startFor(service);
    const browser = await launchChromium(unpackedChromium());
    return new BrowserSite(service, cabinet.simulator, browser, cabinet);
  }

  /** Moves the service's clock, and does what falls due by it. */
  async advance(milliseconds: number): Promise<void> {
    this.service.clock.advance(milliseconds);
    await this.service.application.get(Sweeps).runAll();
  }

  async stop(): Promise<void> {
    await this.browser.close();
    await this.service.stop();
    await this.cabinet.stop();
  }
}

/** As the global setup has unpacked it. */
function unpackedChromium(): Chromium {
  const told = process.env['TEST_CHROMIUM'];
  if (told === undefined) throw new Error('TEST_CHROMIUM is missing: run the tests through jest.config.js');
  return JSON.parse(told) as Chromium;
}
