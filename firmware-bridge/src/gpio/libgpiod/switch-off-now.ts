import { byChip, GpioError, type LineLevel } from '../lines.js';
import { settingArguments } from './syntax.js';
import { HangingToolError, type ChipNames, type Tools } from './tools.js';
import { errorMessage } from '../../error-details.js';

/** A tool that was killed still has its lines for a moment. */
const triesToSwitchOff = 10;
const restBetweenTriesMs = 20;

/** Nothing else of the bridge goes on meanwhile, the lines of other boards neither: far shorter than the service waits for a sign of it. */
const longestSwitchOffMs = 1_000;

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
        tools.runNow(
          'gpioset',
          settingArguments(tools.version(), names.of(label), levels, 'set'),
          longestSwitchOffMs,
        );
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
      // A tool that hangs would do so ten times, and its lines are not what keeps it.
      if (error instanceof HangingToolError) break;
      if (attempt < triesToSwitchOff) sleepNow(restBetweenTriesMs);
    }
  }
  const offsets = levels.map(({ offset }) => offset).join(', ');
  return [`lines ${offsets} of chip ${label} cannot be switched off: ${failure}`];
}
