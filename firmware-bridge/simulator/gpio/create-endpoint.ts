import { join } from 'node:path';
import { type GpioBackEnd, type GpioBusHardware } from '../../contract/index.js';
import { type Timers } from '../timers.js';
import { type GpioEndpoint } from './endpoint.js';
import { ToolEndpoint } from './tool-endpoint.js';
import { type ToolVersion } from './tool-scripts.js';
import { TreeEndpoint } from './tree-endpoint.js';

/** Where the chips of a bus are: `bin` with the tools, `sysfs` with the tree. */
export function gpioDirectory(runtimeDirectory: string, busId: string): string {
  return join(runtimeDirectory, `gpio-${busId}`);
}

/** @throws Error for chips that the site file declares as real */
export function createGpioEndpoint(
  { id, transport }: GpioBusHardware,
  version: ToolVersion,
  runtimeDirectory: string,
  timers: Timers,
): GpioEndpoint {
  if (!transport.simulated) {
    throw new Error(
      `bus "${id}" has the GPIO lines of this computer, which is real hardware; the simulator plays them with "simulated: true"`,
    );
  }
  return playBackEnd(transport.backEnd, gpioDirectory(runtimeDirectory, id), version, timers);
}

/** The system's own way to lines, played in a folder. */
export function playBackEnd(
  backEnd: GpioBackEnd,
  directory: string,
  version: ToolVersion,
  timers: Timers,
): GpioEndpoint {
  return backEnd === 'libgpiod' ? new ToolEndpoint(directory, version) : new TreeEndpoint(directory, timers);
}
