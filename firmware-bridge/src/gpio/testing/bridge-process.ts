import { spawn, type ChildProcess } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { stringify } from 'yaml';
import type { SiteHardware } from '../../../contract/index.js';
import { BridgeClient } from '../../testing/bridge-client.js';
import { until } from '../../testing/until.js';

export interface BridgeProcess {
  readonly process: ChildProcess;
  readonly client: BridgeClient;
  /** Kills it, if it lives, and hangs up. */
  readonly end: () => void;
}

/**
 * The built bridge as a process, which can be killed.
 * @param directory for its site file, and its runtime directory
 * @param before words of a command that runs it
 * @param after more words of its own
 */
export async function startBridgeProcess(
  hardware: SiteHardware,
  directory: string,
  before: readonly string[] = [],
  after: readonly string[] = [],
): Promise<BridgeProcess> {
  const site = join(directory, 'site.yaml');
  writeFileSync(site, stringify(hardware));
  const program = new URL('../../../bin/bridge.js', import.meta.url).pathname;
  const words = [
    ...before,
    process.execPath,
    program,
    'run',
    '--site',
    site,
    '--runtime-directory',
    directory,
    ...after,
  ];
  const [command = '', ...rest] = words;
  const bridge = spawn(command, rest);
  let ready = false;
  createInterface({ input: bridge.stdout }).on('line', (line) => {
    if (line.startsWith('firmware-bridge ready')) ready = true;
  });
  try {
    await until('the bridge is ready', () => ready);
    const client = await BridgeClient.greet(join(directory, 'bridge.sock'));
    return {
      process: bridge,
      client,
      end: () => {
        bridge.kill('SIGKILL');
        client.disconnect();
      },
    };
  } catch (error) {
    bridge.kill('SIGKILL');
    throw error;
  }
}
