import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { siteHardwareSchema } from '../../../contract/index.js';
import { TechnicianBench } from '../../testing/technician-bench.js';
import { oneBank, testSite } from '../../testing/test-site.js';
import { until } from '../../testing/until.js';
import { exitCodes } from '../failure.js';

/** The command as a process, and Ctrl-C as the terminal sends it. */

let bench: TechnicianBench;

beforeEach(async () => {
  const site = testSite({ ...oneBank, replyTimeoutMs: 200 });
  const cabinets = site.cabinets.map((cabinet) => ({
    ...cabinet,
    banks: cabinet.banks.map((bank) => ({ ...bank, coolDownMs: 60_000 })),
  }));
  bench = await TechnicianBench.start(siteHardwareSchema.parse({ ...site, cabinets }));
});

afterEach(async () => {
  await bench.stop();
});

it.each([
  ['while it asks for the reason', [], 'Reason for the ledger:'],
  ['while it asks for the yes', ['--reason', 'test'], 'Open A01? '],
  // Its own bridge has just started, and a lock that must cool down counts as just pulsed.
  ['while a lock rests', ['--reason', 'test', '--yes'], 'Waiting for it.'],
])('open ends with its own code on Ctrl-C %s, and nothing is pulsed', async (_when, more, words) => {
  const program = new URL('../../../bin/bridge.js', import.meta.url).pathname;
  const command = [program, 'open', 'A01', ...bench.openingPlace, ...more];
  const open = spawn(process.execPath, command, { stdio: 'pipe' });
  try {
    let said = '';
    open.stderr.on('data', (text: Buffer) => (said += text.toString()));
    await until(`it says "${words}", having said: ${said}`, () => said.includes(words));
    const exit = once(open, 'exit');
    open.kill('SIGINT');
    expect(await exit).toEqual([exitCodes.declined, null]);
    expect(bench.pulsedTrays()).toEqual([]);
  } finally {
    open.kill('SIGKILL');
  }
});
