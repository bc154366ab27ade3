import { join } from 'node:path';
import type { GpioBankHardware, GpioBusHardware } from '../../contract/index.js';
import type { Inputs } from './inputs.js';
import { LibgpiodInputs } from './libgpiod/libgpiod-inputs.js';
import { LibgpiodOutputs } from './libgpiod/libgpiod-outputs.js';
import { Tools } from './libgpiod/tools.js';
import { allLinesOff } from './lock-lines.js';
import type { LockOutputs } from './lock-outputs.js';
import { kernelTree, SysfsChips } from './sysfs/sysfs-chips.js';
import { SysfsInputs } from './sysfs/sysfs-inputs.js';
import { fileLines, loadOnoff } from './sysfs/sysfs-line.js';
import { SysfsOutputs } from './sysfs/sysfs-outputs.js';

/** Where the simulator keeps the chips of a bus: `bin` with the tools, `sysfs` with the kernel's tree. */
export function simulatedChipsPath(runtimeDirectory: string, busId: string): string {
  return join(runtimeDirectory, `gpio-${busId}`);
}

export interface BackEnd {
  readonly inputs: Inputs;
  readonly outputs: LockOutputs;
}

/** What the site file names, for the bridge and for the guard alike. Touches no line yet. Rejects with GpioError. */
export async function openBackEnd(
  { id, transport }: GpioBusHardware,
  banks: readonly GpioBankHardware[],
  runtimeDirectory: string,
): Promise<BackEnd> {
  const everyLineOff = allLinesOff(banks);
  const simulated = transport.simulated ? simulatedChipsPath(runtimeDirectory, id) : undefined;
  switch (transport.backEnd) {
    case 'libgpiod': {
      const tools = new Tools(simulated && join(simulated, 'bin'));
      return { inputs: new LibgpiodInputs(tools), outputs: new LibgpiodOutputs(tools, everyLineOff) };
    }
    case 'sysfs': {
      const root = simulated === undefined ? kernelTree : join(simulated, 'sysfs');
      const open = simulated === undefined ? await loadOnoff() : fileLines(root);
      const chips = new SysfsChips(root, open);
      return { inputs: new SysfsInputs(chips), outputs: new SysfsOutputs(chips, everyLineOff) };
    }
  }
}
