import { join } from 'node:path';
import { controlSocketPath, SimulatorClient } from '@motcua247/firmware-bridge/simulator';
import { ReadyProcess } from '../../support/ready-process.js';
import type { TestService } from '../../support/test-service.js';
import { until } from '../../support/until.js';
import { BridgeProcess } from './bridge-process.js';

const root = join(import.meta.dirname, '../../..');

/**
 * The simulated cabinet and the real bridge as processes of their own beside a service in this one: what a test and its
 * browser are busy with does not make a board miss its time to answer.
 */
export class CabinetProcesses {
  private constructor(
    readonly simulator: SimulatorClient,
    readonly bridge: BridgeProcess,
    private readonly simulatorProcess: ReadyProcess,
  ) {}

  static async startFor({ url, options }: TestService): Promise<CabinetProcesses> {
    const { runtimeDirectory, siteFile } = options.environment;
    const simulator = await ReadyProcess.start(
      [
        join(root, 'firmware-bridge/dist/simulator/main.js'),
        siteFile,
        '--runtime-directory',
        runtimeDirectory,
      ],
      {},
      /simulator ready/,
    );
    const bridge = await BridgeProcess.start({ siteFile, runtimeDirectory });
    await until('the bridge is connected', async () => {
      const answer = await fetch(`${url}/health/ready`);
      return ((await answer.json()) as { bridge: string }).bridge === 'connected';
    });
    return new CabinetProcesses(new SimulatorClient(controlSocketPath(runtimeDirectory)), bridge, simulator);
  }

  async stop(): Promise<void> {
    await Promise.all([this.bridge.stop(), this.simulatorProcess.stop()]);
  }
}
