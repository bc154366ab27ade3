import { join } from 'node:path';
import { bridgeNodeOptions } from '@motcua247/firmware-bridge/client';
import { isSimulatedBus } from '@motcua247/firmware-bridge/contract';
import type { Settings, Site } from '../config/index.js';
import type { ProcessPlan } from './supervised-process.js';

export interface PlanOptions {
  readonly environment: Settings;
  readonly site: Site;
  /** The project's folder. */
  readonly root: string;
  readonly logDirectory: string;
  readonly variables: NodeJS.ProcessEnv;
}

/** The processes of one site in the order in which they are started. Pure. */
export function planProcesses(options: PlanOptions): ProcessPlan[] {
  const { environment, site, root, logDirectory } = options;
  const { siteFile, runtimeDirectory, dataDirectory } = environment;
  const place = ['--runtime-directory', runtimeDirectory];
  const bridge = join(root, 'firmware-bridge/dist');
  const common = { environment: options.variables, hopeless: [2, 3] };
  const plans: ProcessPlan[] = [
    {
      ...common,
      name: 'firmware-bridge',
      command: [
        ...bridgeNodeOptions,
        join(bridge, 'src/main.js'),
        '--site',
        siteFile,
        ...place,
        '--state-directory',
        join(dataDirectory, 'bridge'),
      ],
      logFile: join(logDirectory, 'firmware-bridge.log'),
      speaks: false,
      readyLine: /firmware-bridge ready/,
    },
    {
      ...common,
      name: 'service',
      command: [join(root, 'dist/src/main.js')],
      logFile: join(logDirectory, 'service.log'),
      speaks: true,
      readyLine: /motcua247 is ready/,
    },
  ];
  const simulated = site.buses.some(isSimulatedBus);
  if (!simulated) return plans;
  const simulator: ProcessPlan = {
    ...common,
    name: 'simulator',
    command: [
      join(bridge, 'simulator/main.js'),
      siteFile,
      ...place,
      '--state-directory',
      join(dataDirectory, 'simulator'),
    ],
    logFile: join(logDirectory, 'simulator.log'),
    speaks: false,
    readyLine: /simulator ready/,
  };
  return [simulator, ...plans];
}
