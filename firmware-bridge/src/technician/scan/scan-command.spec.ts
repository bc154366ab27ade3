import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { startSimulator } from '../../../simulator/index.js';
import { ScriptedBoards } from '../../testing/scripted-boards.js';
import { Sitting, TechnicianBench } from '../../testing/technician-bench.js';
import { testSite, twoBanks } from '../../testing/test-site.js';

const quick = ['--reply-timeout', '30'];

it('finds the boards on a line and pulses nothing', async () => {
  const bench = await TechnicianBench.start(testSite(twoBanks));
  bench.simulator.trays.forceOpen('B02');
  const driver = ['--driver', 'kerong-cu16'];
  const sitting = new Sitting(['scan', join(bench.directory, 'bus-main.sock'), ...driver, ...quick]);
  expect(await sitting.result).toBe(0);
  expect(sitting.output).toBe(
    'kerong-cu16, board 0: answers for 16 locks; all closed\n' +
      'kerong-cu16, board 1: answers for 16 locks; open: 2\n',
  );
  expect(sitting.errors).toContain('16 questions, at most 1 s.');
  expect(sitting.errors).toContain('kerong-cu16, boards 0–15 …');
  expect(bench.pulsedTrays()).toEqual([]);
  await bench.stop();
});

it('tries the baud rates of a serial port until a board answers', async () => {
  const bench = await TechnicianBench.start(testSite(twoBanks));
  await bench.simulator.stop();
  const { hardware, directory: runtimeDirectory } = bench;
  const simulator = await startSimulator({ hardware, runtimeDirectory, endpointKind: 'pty' });
  const [bus] = simulator.state().buses;
  const path = bus?.address.kind === 'pty' ? bus.address.path : '';
  const sitting = new Sitting(['scan', path, '--boards', '1', ...quick, '--driver', 'kerong-cu16']);
  expect(await sitting.result).toBe(0);
  expect(sitting.output).toMatch(/^kerong-cu16, board 1, \d+ baud: answers for 16 locks; all closed\n$/);
  await simulator.stop();
  await bench.stop();
});

it('asks with status questions only, and says what to look at when nobody answers', async () => {
  const bench = await TechnicianBench.start(testSite(twoBanks));
  const path = join(bench.directory, 'scripted.sock');
  const boards = new ScriptedBoards(path, [3]);
  boards.board(3).reply = 'corrupt';
  await boards.start();
  const sitting = new Sitting(['scan', path, '--driver', 'kerong-cu16', '--boards', '2-4', ...quick]);
  expect(await sitting.result).toBe(1);
  expect(sitting.errors).toContain('no board answered: check its power');
  expect(boards.requests).toEqual(['0220300355', '0230300365', '0240300375']);

  const nowhere = new Sitting(['scan', join(bench.directory, 'nothing.sock')]);
  expect(await nowhere.result).toBe(1);
  expect(nowhere.errors).toContain('cannot open');
  await boards.stop();
  await bench.stop();
});
