import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { pino } from 'pino';
import type { ContactLine } from '../../contract/index.js';
import { ContactLines } from '../../simulator/contacts/contact-lines.js';
import { ToolEndpoint } from '../../simulator/gpio/tool-endpoint.js';
import { simulatedContactsPath } from '../gpio/back-end.js';
import { until } from '../testing/until.js';
import { systemTime } from '../time.js';
import type { Contact } from './contact.js';
import { ContactMaker } from './contact-maker.js';

/** A tool that hangs is killed when the time of its look is over, and the next look begins. */

const lines: readonly ContactLine[] = [5, 17].map((offset) => ({ chip: '1-0020', offset, activeLow: false }));

let directory: string;
let chips: ToolEndpoint;
let played: ContactLines;
let contacts: readonly Contact[];
let errors: string[];

beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'hanging-contacts-'));
  chips = new ToolEndpoint(simulatedContactsPath(directory), 2);
  played = new ContactLines(lines, chips);
  await played.start();
  for (const line of lines) played.of(line).show(true);
  errors = [];
  const logger = pino({ level: 'error' }, { write: (line: string) => errors.push(line) });
  const site = { backEnd: 'libgpiod', simulated: true } as const;
  const maker = new ContactMaker(site, { runtimeDirectory: directory, time: systemTime, logger });
  contacts = lines.map((line) => maker.make(line, 0));
});

afterEach(async () => {
  for (const contact of contacts) contact.stop();
  await played.stop();
  rmSync(directory, { recursive: true, force: true });
});

const pids = (): string[] => {
  const path = join(directory, 'pids');
  return existsSync(path) ? readFileSync(path, 'utf8').trim().split('\n') : [];
};

const isAlive = (pid: string): boolean => existsSync(`/proc/${pid}/exe`);

/** The tool goes on for ever, and what it has started holds its pipes. @returns how it is made good again */
function hang(tool: string): () => void {
  const path = join(chips.directory, 'bin', tool);
  const good = readFileSync(path);
  writeFileSync(path, `#!/bin/sh\necho $$ >> ${directory}/pids\nsleep 20\n`);
  return () => {
    writeFileSync(path, good);
  };
}

const states = (): string[] => contacts.map(({ state }) => state);

it.each(['gpiodetect', 'gpioget'])('%s that hangs is killed with its look', async (tool) => {
  const mend = hang(tool);
  for (const contact of contacts) contact.start(() => undefined);
  await until('the tool was started once more', () => pids().length >= 2);
  const [first = ''] = pids();
  expect(isAlive(first)).toBe(false);
  expect(states()).toEqual(['unknown', 'unknown']);
  mend();
  await until('the contacts are seen', () => states().every((state) => state === 'active'));
  expect(pids().filter(isAlive)).toEqual([]);
  // One a line, for all looks.
  expect(errors).toHaveLength(lines.length);
  expect(errors[0]).toContain('not read within 500 ms');
});

it('a tool that is at work when nobody looks any more is killed, and nothing is said of it', async () => {
  hang('gpioget');
  for (const contact of contacts) contact.start(() => undefined);
  await until('the tool runs', () => pids().length > 0);
  for (const contact of contacts) contact.stop();
  await until('it is dead', () => !pids().some(isAlive));
  expect(errors).toEqual([]);
});
