import { byChip, GpioError, type LineLevel } from '../lines.js';
import { settingArguments } from './syntax.js';
import type { ChipNames, Tools } from './tools.js';
import { errorMessage } from '../../error-details.js';

/** A tool that was killed still has its lines for a moment. */
const triesToSwitchOff = 10;
const restBetweenTriesMs = 20;

/** Blocks this process: what follows must not wait for anything else. */
function sleepNow(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

/**
 * Switches lines off that nobody holds any more, before it returns. @param lines with the levels that switch them off
 * @throws GpioError naming the lines of which that cannot be said
 */
export function switchOffNow(tools: Tools, lines: readonly LineLevel[]): void {
  // Looked up once for all chips, and again after each try in vain.
  let names: Pick<ChipNames, 'of'> | undefined;
  const failures = [...byChip(lines)].flatMap(([label, levels]) =>
    failuresOf(label, levels, () => {
      try {
        names ??= tools.namesForOff();
        tools.runNow('gpioset', settingArguments(tools.version(), names.of(label), levels, 'set'));
      } catch (error) {
        tools.forgetVersion();
        names = undefined;
        throw error;
      }
    }),
  );
  if (failures.length > 0) throw new GpioError(failures.join('; '));
}

function failuresOf(label: string, levels: readonly LineLevel[], switchOff: () => void): string[] {
  let failure = '';
  for (let attempt = 1; attempt <= triesToSwitchOff; attempt += 1) {
    try {
      switchOff();
      return [];
    } catch (error) {
      failure = errorMessage(error);
      if (attempt < triesToSwitchOff) sleepNow(restBetweenTriesMs);
    }
  }
  const offsets = levels.map(({ offset }) => offset).join(', ');
  return [`lines ${offsets} of chip ${label} cannot be switched off: ${failure}`];
}
