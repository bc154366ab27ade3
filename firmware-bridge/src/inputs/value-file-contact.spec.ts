import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { quiet } from '../testing/bench.js';
import { until } from '../testing/until.js';
import { systemTime } from '../time.js';
import type { Contact, ContactState } from './contact.js';
import { createContact } from './create-contact.js';

let directory: string;
let contact: Contact | undefined;
let told: ContactState[];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'input-'));
  told = [];
});

afterEach(async () => {
  contact?.stop();
  await rm(directory, { recursive: true, force: true });
});

async function show(text: string): Promise<void> {
  await writeFile(join(directory, 'value'), text);
}

function create(activeLow: boolean): Contact {
  const surroundings = { runtimeDirectory: directory, time: systemTime, logger: quiet };
  return createContact({ valueFile: 'value', activeLow }, 200, surroundings);
}

async function look(activeLow = false): Promise<Contact> {
  const looked = create(activeLow);
  contact = looked;
  looked.start(() => told.push(looked.state));
  await looked.firstLook;
  return looked;
}

describe('a contact behind a file', () => {
  it.each<[string, boolean, ContactState]>([
    ['0\n', false, 'inactive'],
    ['1\n', false, 'active'],
    ['0', true, 'active'],
    ['1', true, 'inactive'],
    ['', false, 'unknown'],
    ['2\n', false, 'unknown'],
  ])('that holds %j (activeLow %s) is %s', async (text, activeLow, state) => {
    await show(text);
    expect((await look(activeLow)).state).toBe(state);
  });

  it('that is not there says nothing, and is heard once it is', async () => {
    const { state } = await look();
    expect(state).toBe('unknown');
    await show('0');
    await until('it is heard', () => contact?.state === 'inactive');
  });

  it('tells each change once', async () => {
    await show('0');
    await look();
    await show('1');
    await until('that it is active is told', () => told.includes('active'));
    await show('0');
    await until('that it no longer is', () => told.at(-1) === 'inactive');
    expect(told).toEqual(['inactive', 'active', 'inactive']);
  });

  it('tells nothing after it was stopped', async () => {
    await show('0');
    const stopped = await look();
    stopped.stop();
    await show('1');
    const witness = create(false);
    witness.start(() => undefined);
    await until('another reader has seen it', () => witness.state === 'active');
    witness.stop();
    expect(stopped.state).toBe('inactive');
  });
});

describe('a site without the contact', () => {
  it('knows nothing of it', async () => {
    const none = createContact(undefined, 200, {
      runtimeDirectory: directory,
      time: systemTime,
      logger: quiet,
    });
    await none.firstLook;
    expect(none.state).toBe('unknown');
  });
});
