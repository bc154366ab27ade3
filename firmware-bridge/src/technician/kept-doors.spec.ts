import { chownSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { technicianJournalFile } from '../../contract/index.js';
import { openDoorsFileName } from '../doors/open-doors-file.js';
import { BridgeClient } from '../testing/bridge-client.js';
import { refused } from '../testing/outcomes.js';
import { Sitting, TechnicianBench } from '../testing/technician-bench.js';
import { testSite, twoBanks } from '../testing/test-site.js';

/** Commands one after the other, each with a bridge of its own, in a cabinet of which one door may be open. */

let bench: TechnicianBench;

beforeEach(async () => {
  bench = await TechnicianBench.start(testSite({ ...twoBanks, replyTimeoutMs: 200 }));
});

afterEach(async () => {
  await bench.stop();
});

const sit = (command: string, ...more: string[]): Sitting =>
  new Sitting([command, ...bench.openingPlace, '--reason', 'test', '--yes', ...more]);

/** A door that nothing can see any more, since its board is dead. */
function keep(directory: string, tray: string): void {
  mkdirSync(directory, { recursive: true });
  writeFileSync(
    join(directory, openDoorsFileName),
    JSON.stringify({ version: 1, mayStandOpen: [tray] }) + '\n',
  );
  bench.simulator.faults.bank('bank-A', { silence: 'dead' });
}

describe('a bridge of the command’s own', () => {
  it('keeps the door that it left open for the next one, beside the journal', async () => {
    expect(await sit('open', 'A01').result).toBe(0);
    const file = join(bench.directory, 'bridge', openDoorsFileName);
    expect(readFileSync(file, 'utf8')).toContain('"A01"');

    bench.simulator.faults.bank('bank-A', { silence: 'dead' });
    const second = sit('open', 'B01');
    expect(await second.result).toBe(4);
    expect(second.output).toContain('NOT opened — the cabinet has as many open doors as it may have');
    expect(bench.pulsedTrays()).toEqual(['A01']);
  });

  it('knows what the site’s bridge kept, wherever that is, and says it', async () => {
    const state = join(bench.directory, 'elsewhere');
    keep(state, 'A02');
    const known = sit('open', 'B01', '--state-directory', state);
    expect(await known.result).toBe(4);
    expect(known.errors).toContain('Kept as not seen shut: A02.');

    const soaked = sit('soak', '--trays', 'B01', '--state-directory', state);
    await soaked.result;
    expect(bench.pulsedTrays()).toEqual([]);
  });

  it.each([
    ['beside the journal', '--data-directory'],
    ['wherever it is', '--state-directory'],
  ])('of watch lets others in, and knows what was kept %s', async (_where, option) => {
    const state = join(bench.directory, 'bridge');
    keep(state, 'A02');
    const folder = option === '--data-directory' ? bench.directory : state;
    const watching = new Sitting(['watch', ...bench.place, option, folder]);
    await watching.untilPrinted('mains');
    expect(watching.errors).toContain('Kept as not seen shut: A02.');
    expect(watching.errors.includes('unless a service is running')).toBe(option === '--state-directory');
    const service = await BridgeClient.greet(join(bench.directory, 'bridge.sock'));
    expect(await service.open('B01')).toEqual(refused('another_door_open'));
    service.disconnect();
    watching.pressCtrlC();
    expect(await watching.result).toBe(0);
    expect(bench.pulsedTrays()).toEqual([]);
    expect(readFileSync(join(state, openDoorsFileName), 'utf8')).toContain('"A02"');
  });

  it('opens nothing beside a silent board when that cannot be read, and says what to do', async () => {
    const state = join(bench.directory, 'bridge');
    keep(state, 'A02');
    const file = join(state, openDoorsFileName);
    const damage = (): void => {
      writeFileSync(file, '{"version":1,"mayStandOp');
    };
    damage();
    const sitting = sit('open', 'B01');
    expect(await sitting.result).toBe(4);
    expect(sitting.errors).toContain(`Which doors stood open before cannot be read in ${state}:`);
    expect(sitting.errors).toContain('where all are shut, remove the file while no bridge runs.');
    const second = sit('open', 'B01');
    expect(await second.result).toBe(4);
    expect(second.errors).toContain('Kept as not seen shut: A01, A02, A03.');
    expect(bench.pulsedTrays()).toEqual([]);

    bench.simulator.faults.bank('bank-A', { silence: 'none' });
    damage();
    expect(await sit('open', 'B01').result).toBe(0);
  });

  it('says once so when the doors cannot be kept, and opens all the same', async () => {
    // Where the new file would be written lies a folder.
    const state = join(bench.directory, 'bridge');
    mkdirSync(join(state, `${openDoorsFileName}.draft`), { recursive: true });
    const sitting = sit('soak', '--trays', 'A01', 'B01', '--rounds', '1');
    sitting.hear = (text) => {
      for (const tray of ['A01', 'B01']) if (text.includes(`Shut ${tray}`)) bench.simulator.trays.close(tray);
    };
    expect(await sitting.result).toBe(0);
    const told = sitting.errors.split('\n').filter((line) => line.includes('cannot be kept'));
    expect(told).toEqual([
      expect.stringMatching(/^Which doors stand open cannot be kept in .*\/bridge: EISDIR.*Leave none open/),
    ]);
  });

  it.each([
    ['the data directory', 'open', '--data-directory'],
    ['the state directory', 'open', '--state-directory'],
    ['the data directory', 'watch', '--data-directory'],
  ])('leaves nothing in a folder of another user: %s of %s', async (_what, command, option) => {
    // Only root can give a folder away, and nobody else owns the root of all.
    const isRoot = process.geteuid?.() === 0;
    const theirs = isRoot ? join(bench.directory, 'theirs') : '/';
    if (isRoot) mkdirSync(theirs);
    if (isRoot) chownSync(theirs, 54_321, 54_321);
    const words = command === 'open' ? ['open', 'A01', '--reason', 'test', '--yes'] : [command];
    const sitting = new Sitting([...words, ...bench.openingPlace, option, theirs]);
    expect(await sitting.result).toBe(1);
    expect(sitting.errors).toContain(
      `nothing was opened: ${theirs} belongs to ${isRoot ? '#54321' : 'root'}`,
    );
    expect(bench.pulsedTrays()).toEqual([]);
    for (const directory of [bench.directory, theirs])
      for (const file of [technicianJournalFile, openDoorsFileName])
        expect(existsSync(join(directory, file))).toBe(false);
  });

  it('makes no data directory, where a wrong one was named', async () => {
    const nowhere = join(bench.directory, 'nowhere');
    const sitting = sit('open', 'A01', '--data-directory', nowhere);
    expect(await sitting.result).toBe(1);
    expect(sitting.errors).toContain(`nothing is opened without a record, and there is no ${nowhere}`);
    expect(existsSync(nowhere)).toBe(false);
  });
});
