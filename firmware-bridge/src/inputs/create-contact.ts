import { resolve } from 'node:path';
import type { Logger } from 'pino';
import type { InputFile } from '../../contract/index.js';
import type { Time } from '../time.js';
import { noContact, type Contact } from './contact.js';
import { ValueFileContact } from './value-file-contact.js';

export interface ContactSurroundings {
  /** A relative path, which only a simulated site has, begins here. */
  readonly runtimeDirectory: string;
  readonly time: Time;
  readonly logger: Logger;
}

/**
 * A contact as the site file describes it.
 * @param steadyMs how long it must be seen inactive after it was active, in milliseconds
 */
export function createContact(
  file: InputFile | undefined,
  steadyMs: number,
  { runtimeDirectory, time, logger }: ContactSurroundings,
): Contact {
  if (file === undefined) return noContact;
  const path = resolve(runtimeDirectory, file.valueFile);
  return new ValueFileContact({ path, activeLow: file.activeLow, steadyMs }, time, logger);
}
