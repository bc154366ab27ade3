import { startSimulator, type Simulator } from '@motcua247/firmware-bridge/simulator';
import { pino } from 'pino';
import { startBridge, type Bridge } from '../../firmware-bridge/src/bridge.js';
import type { TestService } from './test-service.js';
import { until } from './until.js';

/** The simulated cabinet and the real bridge beside a service in this process: real bytes, real sockets. */
export class RealCabinet {
  private constructor(
    readonly simulator: Simulator,
    private readonly startBridgeAnew: () => Promise<Bridge>,
    private bridge: Bridge,
  ) {}

  get socketPath(): string {
    return this.bridge.socketPath;
  }

  static async startFor(service: TestService): Promise<RealCabinet> {
    const { site: hardware, environment } = service.options;
    const { runtimeDirectory } = environment;
    const simulator = await startSimulator({ hardware, runtimeDirectory });
    const start = (): Promise<Bridge> =>
      startBridge({ hardware, runtimeDirectory, logger: pino({ level: 'silent' }) });
    const bridge = await start();
    await until('the bridge is connected', async () => {
      const answer = await fetch(`${service.url}/health/ready`);
      return ((await answer.json()) as { bridge: string }).bridge === 'connected';
    });
    return new RealCabinet(simulator, start, bridge);
  }

  /** Another start of the bridge, before the same doors. */
  async restartBridge(): Promise<void> {
    await this.bridge.stop();
    this.bridge = await this.startBridgeAnew();
  }

  async stop(): Promise<void> {
    await this.bridge.stop();
    await this.simulator.stop();
  }
}
