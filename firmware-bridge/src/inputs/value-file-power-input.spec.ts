import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { Mains } from '../../contract/index.js';
import { quiet } from '../testing/bench.js';
import { until } from '../testing/until.js';
import { systemTime } from '../time.js';
import { createPowerInput } from './create-power-input.js';
import type { PowerInput } from './power-input.js';

let directory: string;
let input: PowerInput | undefined;
let told: Mains[];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'input-'));
  told = [];
});

afterEach(async () => {
  input?.stop();
  await rm(directory, { recursive: true, force: true });
});

async function show(text: string): Promise<void> {
  await writeFile(join(directory, 'value'), text);
}

async function look(activeLow = false): Promise<PowerInput> {
  input = createPowerInput(
    { valueFile: 'value', activeLow },
    { runtimeDirectory: directory, time: systemTime, logger: quiet },
  );
  input.start((mains) => told.push(mains));
  await input.firstLook;
  return input;
}

describe('a power-fail input behind a file', () => {
  it.each<[string, boolean, Mains]>([
    ['0\n', false, 'present'],
    ['1\n', false, 'failing'],
    ['0', true, 'failing'],
    ['1', true, 'present'],
    ['', false, 'unknown'],
    ['2\n', false, 'unknown'],
  ])('that holds %j (activeLow %s) says %s', async (text, activeLow, mains) => {
    await show(text);
    expect((await look(activeLow)).mains).toBe(mains);
  });

  it('that is not there says nothing, and is heard once it is', async () => {
    const { mains } = await look();
    expect(mains).toBe('unknown');
    await show('0');
    await until('it is heard', () => input?.mains === 'present');
  });

  it('tells each change once', async () => {
    await show('0');
    await look();
    await show('1');
    await until('the failure is told', () => told.includes('failing'));
    await show('0');
    await until('the return is told', () => told.at(-1) === 'present');
    expect(told).toEqual(['present', 'failing', 'present']);
  });

  it('tells nothing after it was stopped', async () => {
    await show('0');
    const stopped = await look();
    stopped.stop();
    await show('1');
    const witness = createPowerInput(
      { valueFile: 'value', activeLow: false },
      { runtimeDirectory: directory, time: systemTime, logger: quiet },
    );
    witness.start(() => undefined);
    await until('another reader has seen it', () => witness.mains === 'failing');
    witness.stop();
    expect(stopped.mains).toBe('present');
  });
});

describe('a site without the input', () => {
  it('knows nothing of the mains', async () => {
    const none = createPowerInput(undefined, {
      runtimeDirectory: directory,
      time: systemTime,
      logger: quiet,
    });
    await none.firstLook;
    expect(none.mains).toBe('unknown');
  });
});
