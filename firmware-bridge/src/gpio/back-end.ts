import { join } from 'node:path';
import type {
  GpioBankHardware,
  GpioBusHardware,
  SiteContactsHardware,
  SiteSignals,
} from '../../contract/index.js';
import type { Inputs } from './inputs.js';
import { LibgpiodInputs } from './libgpiod/libgpiod-inputs.js';
import { LibgpiodOutputs } from './libgpiod/libgpiod-outputs.js';
import { LibgpiodSignalOutputs } from './libgpiod/libgpiod-signal-outputs.js';
import { Tools } from './libgpiod/tools.js';
import type { LineLevel } from './lines.js';
import { allLinesOff } from './lock-lines.js';
import type { LockOutputs } from './lock-outputs.js';
import type { SignalOutputs } from './signal-outputs.js';
import { loadOnoff } from './sysfs/onoff-lines.js';
import { settleInFiles, settleOnWire } from './sysfs/settling.js';
import { kernelTree, SysfsChips } from './sysfs/sysfs-chips.js';
import { SysfsInputs } from './sysfs/sysfs-inputs.js';
import { fileLines } from './sysfs/sysfs-line.js';
import { SysfsOutputs } from './sysfs/sysfs-outputs.js';
import { SysfsSignalOutputs } from './sysfs/sysfs-signal-outputs.js';

/** Where the simulator keeps the chips of a bus: `bin` with the tools, `sysfs` with the kernel's tree. */
export function simulatedChipsPath(runtimeDirectory: string, busId: string): string {
  return join(runtimeDirectory, `gpio-${busId}`);
}

/** Where it keeps those of the lamps and buzzers. */
export function simulatedSignalsPath(runtimeDirectory: string): string {
  return join(runtimeDirectory, 'signals');
}

/** Where it keeps those of the contacts. */
export function simulatedContactsPath(runtimeDirectory: string): string {
  return join(runtimeDirectory, 'contacts');
}

/** Hears of what goes on in spite of it. */
export type Complain = (detail: string) => void;

export interface BackEnd {
  readonly inputs: Inputs;
  readonly outputs: LockOutputs;
}

/** What the site file names, for the bridge and for the guard alike. Touches no line yet. Rejects with GpioError. */
export async function openBackEnd(
  { id, transport }: GpioBusHardware,
  banks: readonly GpioBankHardware[],
  runtimeDirectory: string,
  complain?: Complain,
): Promise<BackEnd> {
  const everyLineOff = allLinesOff(banks);
  const simulated = transport.simulated ? simulatedChipsPath(runtimeDirectory, id) : undefined;
  switch (transport.backEnd) {
    case 'libgpiod': {
      const tools = openTools(simulated, complain);
      return { inputs: new LibgpiodInputs(tools), outputs: new LibgpiodOutputs(tools, everyLineOff) };
    }
    case 'sysfs': {
      const chips = await openTree(simulated);
      const settle = simulated === undefined ? settleOnWire : settleInFiles(treeIn(simulated));
      return { inputs: new SysfsInputs(chips, settle), outputs: new SysfsOutputs(chips, everyLineOff) };
    }
  }
}

/** The lamps and buzzers of the site, for their guard. Touches no line yet. Rejects with GpioError. */
export async function openSignalOutputs(
  { backEnd, simulated }: SiteSignals,
  everyLineOff: readonly LineLevel[],
  runtimeDirectory: string,
  complain?: Complain,
): Promise<SignalOutputs> {
  const chips = simulated ? simulatedSignalsPath(runtimeDirectory) : undefined;
  switch (backEnd) {
    case 'libgpiod':
      return new LibgpiodSignalOutputs(openTools(chips, complain), everyLineOff);
    case 'sysfs':
      return new SysfsSignalOutputs(await openTree(chips), everyLineOff);
  }
}

/** The contacts of the site that are lines. Touches no line yet. Rejects with GpioError. */
export async function openContactInputs(
  { backEnd, simulated }: SiteContactsHardware,
  runtimeDirectory: string,
): Promise<Inputs> {
  const chips = simulated ? simulatedContactsPath(runtimeDirectory) : undefined;
  switch (backEnd) {
    case 'libgpiod':
      return new LibgpiodInputs(openTools(chips));
    case 'sysfs':
      // Nothing is driven here that would have to settle.
      return new SysfsInputs(await openTree(chips), settleOnWire);
  }
}

/** @param simulated where the simulator's chips are; undefined: those of the computer */
function openTools(simulated: string | undefined, complain?: Complain): Tools {
  return new Tools(simulated && join(simulated, 'bin'), complain);
}

async function openTree(simulated: string | undefined): Promise<SysfsChips> {
  if (simulated === undefined) return new SysfsChips(kernelTree, await loadOnoff());
  const root = treeIn(simulated);
  return new SysfsChips(root, fileLines(root));
}

const treeIn = (simulated: string): string => join(simulated, 'sysfs');
