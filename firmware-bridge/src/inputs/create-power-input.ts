import { resolve } from 'node:path';
import type { Logger } from 'pino';
import type { InputFile } from '../../contract/index.js';
import type { Time } from '../time.js';
import { noPowerInput, type PowerInput } from './power-input.js';
import { ValueFilePowerInput } from './value-file-power-input.js';

export interface PowerInputSurroundings {
  /** A relative path, which only a simulated site has, begins here. */
  readonly runtimeDirectory: string;
  readonly time: Time;
  readonly logger: Logger;
}

/** The power-fail input as the site file describes it. */
export function createPowerInput(
  file: InputFile | undefined,
  { runtimeDirectory, time, logger }: PowerInputSurroundings,
): PowerInput {
  if (file === undefined) return noPowerInput;
  const path = resolve(runtimeDirectory, file.valueFile);
  return new ValueFilePowerInput({ path, activeLow: file.activeLow }, time, logger);
}
