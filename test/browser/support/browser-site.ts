import type { SimulatorClient } from '@motcua247/firmware-bridge/simulator';
import type { Browser } from 'playwright-core';
import { launchChromium, type Chromium } from '../../chromium/index.js';
import { AdjustableClock, parseVietnameseMobile, systemMonotonicClock } from '../../../src/kernel/index.js';
import { Sweeps } from '../../../src/platform/index.js';
import { messagesTo } from '../../support/citizens.js';
import { startTestService, type TestService } from '../../support/test-service.js';
import { testStart } from '../../support/test-start.js';
import type { TwilioServer } from '../../support/twilio-server/index.js';
import type { BridgeProcess } from './bridge-process.js';
import { CabinetProcesses } from './cabinet-processes.js';
import { UsedBrowsers } from './used-browsers.js';
import { prepare, type PreparedSetting, type SiteSetting } from './site-setting.js';

/** What is enqueued wakes a worker; looking for second tries by eight of them would else take a twentieth of the processor. */
const jobPollingSeconds = 2;

/**
 * A whole site in front of a browser: the service with its database, the real bridge, the simulated cabinet over its
 * bytes, and a Chromium. Its Monday begins at nine; time runs as it does outside, and faster where a test says so.
 */
export class BrowserSite {
  private constructor(
    readonly service: TestService,
    readonly simulator: SimulatorClient,
    readonly browsers: UsedBrowsers,
    private readonly browser: Browser,
    readonly clock: AdjustableClock,
    private readonly cabinet: CabinetProcesses,
    private readonly prepared: PreparedSetting,
  ) {}

  static async start(setting: SiteSetting = {}): Promise<BrowserSite> {
    const clock = runningClock();
    const prepared = await prepare(setting);
    const service = await startTestService({ clock, jobPollingSeconds }, prepared.variables, 'of_the_site');
    const [cabinet, browser] = await Promise.all([
      CabinetProcesses.startFor(service),
      launchChromium(unpackedChromium()),
    ]);
    const browsers = new UsedBrowsers(browser, service.url);
    return new BrowserSite(service, cabinet.simulator, browsers, browser, clock, cabinet, prepared);
  }

  /** The gateway that messages go through. @throws Error on a site that was started without one */
  get gateway(): TwilioServer {
    const { gateway } = this.prepared;
    if (gateway === undefined) throw new Error('This site sends its messages through no gateway');
    return gateway;
  }

  /** The bridge between service and cabinet. */
  get bridge(): BridgeProcess {
    return this.cabinet.bridge;
  }

  /** The texts that came to a phone, oldest first. */
  messagesTo(phone: string): readonly string[] {
    const { gateway } = this.prepared;
    if (gateway === undefined) return messagesTo(this.service, phone);
    const number = parseVietnameseMobile(phone);
    return gateway.messages
      .filter(({ to }) => to === number)
      .map(({ body }) => body)
      .toReversed();
  }

  /** Moves the service's clock, and does what falls due by it. */
  async advance(milliseconds: number): Promise<void> {
    this.clock.advance(milliseconds);
    await this.service.application.get(Sweeps).runAll();
  }

  async stop(): Promise<void> {
    await Promise.all([this.browser.close(), this.service.stop()]);
    await this.cabinet.stop();
    await this.prepared.clear();
  }
}

function runningClock(): AdjustableClock {
  const beginMs = systemMonotonicClock.nowMs();
  const startMs = Date.parse(testStart);
  return new AdjustableClock({ now: () => new Date(startMs + systemMonotonicClock.nowMs() - beginMs) });
}

/** As the global setup has unpacked it. */
export function unpackedChromium(): Chromium {
  const told = process.env['TEST_CHROMIUM'];
  if (told === undefined) throw new Error('TEST_CHROMIUM is missing: run the tests through jest.config.js');
  return JSON.parse(told) as Chromium;
}
