import { join } from 'node:path';
import { controlSocketPath, SimulatorClient } from '@motcua247/firmware-bridge/simulator';
import { ReadyProcess } from '../../support/ready-process.js';
import type { TestService } from '../../support/test-service.js';
import { until } from '../../support/until.js';

const root = join(import.meta.dirname, '../../..');

/**
 * The simulated cabinet and the real bridge as processes of their own beside a service in this one: what a test and its
 * browser are busy with does not make a board miss its time to answer.
 */
export class CabinetProcesses {
  private constructor(
    readonly simulator: SimulatorClient,
    private readonly processes: readonly ReadyProcess[],
  ) {}

  static async startFor({ url, options }: TestService): Promise<CabinetProcesses> {
    const { runtimeDirectory, siteFile } = options.environment;
    const place = ['--runtime-directory', runtimeDirectory] as const;
    const simulator = await ReadyProcess.start(
      [join(root, 'firmware-bridge/dist/simulator/main.js'), siteFile, ...place],
      {},
      /simulator ready/,
    );
    const bridge = await ReadyProcess.start(
      [join(root, 'firmware-bridge/dist/src/main.js'), '--site', siteFile, ...place],
      {},
      /firmware-bridge ready/,
    );
    await until('the bridge is connected', async () => {
      const answer = await fetch(`${url}/health/ready`);
      return ((await answer.json()) as { bridge: string }).bridge === 'connected';
    });
    return new CabinetProcesses(new SimulatorClient(controlSocketPath(runtimeDirectory)), [
      bridge,
      simulator,
    ]);
  }

  async stop(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.stop()));
  }
}
