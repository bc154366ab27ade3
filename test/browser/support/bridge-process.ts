import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { guardOf } from '../../../firmware-bridge/src/gpio/testing/guard-of.js';
import { ReadyProcess } from '../../support/ready-process.js';

const root = join(import.meta.dirname, '../../..');

export interface BridgePlace {
  readonly siteFile: string;
  readonly runtimeDirectory: string;
}

/** The real bridge as a process of its own, which a test can end, or take the lines of its lamps away from. */
export class BridgeProcess {
  private constructor(
    private readonly place: BridgePlace,
    private bridge: ReadyProcess,
  ) {}

  static async start(place: BridgePlace): Promise<BridgeProcess> {
    return new BridgeProcess(place, await startProcess(place));
  }

  stop(): Promise<void> {
    return this.bridge.stop();
  }

  /** A bridge that was stopped is there again. */
  async startAgain(): Promise<void> {
    this.bridge = await startProcess(this.place);
  }

  /** The guard of lamps and buzzers dies, and no other finds the chips they hang on, which the simulator plays in a folder. */
  async loseSignals(): Promise<void> {
    await rename(this.signalChips, `${this.signalChips}-away`);
    process.kill(guardOf(this.bridge.id), 'SIGKILL');
  }

  /** The chips are there again. */
  async giveSignalsBack(): Promise<void> {
    await rename(`${this.signalChips}-away`, this.signalChips);
  }

  private get signalChips(): string {
    return join(this.place.runtimeDirectory, 'signals/sysfs');
  }
}

function startProcess({ siteFile, runtimeDirectory }: BridgePlace): Promise<ReadyProcess> {
  const program = join(root, 'firmware-bridge/dist/src/main.js');
  const command = [program, '--site', siteFile, '--runtime-directory', runtimeDirectory];
  return ReadyProcess.start(command, {}, /firmware-bridge ready/);
}
