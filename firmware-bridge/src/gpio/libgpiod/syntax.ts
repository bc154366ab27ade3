import type { Bias } from '../../../contract/index.js';
import { GpioError, type Level, type LineLevel } from '../lines.js';

/** The tools of libgpiod changed their options with version 2; PROTOCOL.md has both, with sources. Pure. */
export type ToolVersion = 1 | 2;

/** @throws GpioError for tools that are neither version 1 nor 2 */
export function parseVersion(output: string): ToolVersion {
  // `gpioset (libgpiod) v1.6.3`, later `gpioset v2.2.1 (libgpiod v2.2.1)`.
  const major = /\bv([0-9]+)\./.exec(output)?.[1];
  if (major === '1') return 1;
  if (major === '2') return 2;
  throw new GpioError(
    `gpioset says "${output.split('\n')[0] ?? ''}"; the tools of libgpiod 1 and 2 are understood`,
  );
}

export interface DetectedChip {
  readonly name: string;
  readonly label: string;
}

/** The chips that `gpiodetect` prints: `gpiochip0 [pinctrl-bcm2711] (58 lines)`. */
export function detectedChips(output: string): DetectedChip[] {
  return output.split('\n').flatMap((line) => {
    // No label that a site file may name has a bracket in it.
    const [, name, label] = /^(\S+) \[([^\]]*)\] \([0-9]+ lines?\)/.exec(line) ?? [];
    return name === undefined || label === undefined ? [] : [{ name, label }];
  });
}

/**
 * The name of the chip with a label.
 * @throws GpioError when there is none, or more than one
 */
export function findChip(chips: readonly DetectedChip[], label: string): string {
  const named = chips.flatMap((chip) => (chip.label === label ? [chip.name] : []));
  const [name, another] = named;
  if (name === undefined) throw new GpioError(`there is no chip "${label}"`);
  if (another !== undefined)
    throw new GpioError(`the chips ${named.join(' and ')} have the same label "${label}"`);
  return name;
}

/** What a `gpioset` is for: to set and end, to hold until it is killed, or to pulse. */
export type Setting = 'set' | 'hold' | { readonly pulseMs: number };

/** The words behind `gpioset`. With version 2 a pulse ends by the tool itself, which then switches back. */
export function settingArguments(
  version: ToolVersion,
  chip: string,
  lines: readonly LineLevel[],
  setting: Setting,
): string[] {
  const values = lines.map(({ offset, level }) => `${offset}=${level}`);
  if (version === 2) {
    const toggling =
      setting === 'set' ? ['-t', '0'] : setting === 'hold' ? [] : ['-t', `${setting.pulseMs}ms,0`];
    return ['--banner', '-c', chip, ...toggling, ...values];
  }
  const mode =
    setting === 'set'
      ? ['--mode=exit']
      : setting === 'hold'
        ? ['--mode=signal']
        : ['--mode=time', '--sec=0', `--usec=${setting.pulseMs * 1000}`];
  return [...mode, chip, ...values];
}

const biasOfVersion1 = { 'pull-up': 'pull-up', 'pull-down': 'pull-down', disabled: 'disable' } as const;

/** The words behind `gpioget`. */
export function readingArguments(
  version: ToolVersion,
  chip: string,
  offsets: readonly number[],
  bias: Bias | undefined,
): string[] {
  const words = offsets.map(String);
  if (version === 2) return ['--numeric', ...(bias ? ['-b', bias] : []), '-c', chip, ...words];
  return [...(bias ? [`--bias=${biasOfVersion1[bias]}`] : []), chip, ...words];
}

/** @throws GpioError for anything but one level a line */
export function parseLevels(output: string, count: number): Level[] {
  const words = output.trim().split(/\s+/);
  const levels = words.flatMap((word): Level[] => (word === '0' ? [0] : word === '1' ? [1] : []));
  if (levels.length === count && words.length === count) return levels;
  throw new GpioError(`gpioget answered "${output.trim().slice(0, 80)}" when asked for ${count} lines`);
}
