import { join } from 'node:path';
import { afterEach, expect, it } from '@jest/globals';
import { driverLimits, driverNames, siteHardwareSchema, type SiteHardware } from '../../../contract/index.js';
import { startSimulator } from '../../../simulator/index.js';
import { ScriptedBoards } from '../../testing/scripted-boards.js';
import { Sitting, TechnicianBench } from '../../testing/technician-bench.js';
import { oneBank, testSite, twoBanks } from '../../testing/test-site.js';

/** Boards that are there answer within that, however busy this machine is. */
const patient = ['--reply-timeout', '2000'];

let cleanUps: (() => Promise<void>)[] = [];

afterEach(async () => {
  for (const cleanUp of cleanUps.toReversed()) await cleanUp();
  cleanUps = [];
});

async function startBench(hardware: SiteHardware = testSite(twoBanks)): Promise<TechnicianBench> {
  const bench = await TechnicianBench.start(hardware);
  cleanUps.push(() => bench.stop());
  return bench;
}

it('finds the boards on a line and pulses nothing', async () => {
  const bench = await startBench();
  bench.simulator.trays.forceOpen('B02');
  const what = ['--driver', 'kerong-cu16', '--boards', '0-1'];
  const sitting = new Sitting(['scan', join(bench.directory, 'bus-main.sock'), ...what, ...patient]);
  expect(await sitting.result).toBe(0);
  expect(sitting.output).toBe(
    'kerong-cu16, board 0: answers for up to 16 locks; all closed\n' +
      'kerong-cu16, board 1: answers for up to 16 locks; open: 2\n',
  );
  expect(sitting.errors).toContain('2 questions, 4 s where nobody answers.');
  expect(sitting.errors).toContain('kerong-cu16, boards 0–1 …');
  expect(bench.pulsedTrays()).toEqual([]);
});

/** The line of two boards, as a serial port at 19200 baud. */
async function serialPort(): Promise<string> {
  const { hardware, directory: runtimeDirectory, simulator: bySocket } = await startBench();
  await bySocket.stop();
  const simulator = await startSimulator({ hardware, runtimeDirectory, endpointKind: 'pty' });
  cleanUps.push(() => simulator.stop());
  const [bus] = simulator.state().buses;
  return bus?.address.kind === 'pty' ? bus.address.path : '';
}

const boardOne = ['--boards', '1', '--driver', 'kerong-cu16'];
const found = 'kerong-cu16, board 1, 19200 baud: answers for up to 16 locks; all closed\n';

it('tries the baud rates of a serial port until a board answers, which it does at its own alone', async () => {
  const sitting = new Sitting(['scan', await serialPort(), ...boardOne, ...patient]);
  expect(await sitting.result).toBe(0);
  expect(sitting.output).toBe(found);
  expect(sitting.errors).toContain('9600 baud: kerong-cu16');
});

it.each(['9600', '57600', '115200'])(
  'finds nobody at %s baud where the boards have 19200, and says what to look at',
  async (baudRate) => {
    const path = await serialPort();
    const wrong = new Sitting(['scan', path, ...boardOne, '--baud-rate', baudRate, '--reply-timeout', '200']);
    expect(await wrong.result).toBe(1);
    expect(wrong.output).toBe('');
    expect(wrong.errors).toContain('no board answered: check its power');
    expect(wrong.errors).toContain('and the baud rate');
    const right = new Sitting(['scan', path, ...boardOne, '--baud-rate', '19200', ...patient]);
    expect(await right.result).toBe(0);
    expect(right.output).toBe(found);
  },
);

it('asks with status questions only, and says what to look at when nobody answers', async () => {
  const { directory } = await startBench();
  const path = join(directory, 'scripted.sock');
  const boards = new ScriptedBoards(path, [7]);
  await boards.start();
  cleanUps.push(() => boards.stop());
  const what = ['--driver', 'kerong-cu16', '--boards', '2-4', '--reply-timeout', '30'];
  const sitting = new Sitting(['scan', path, ...what]);
  expect(await sitting.result).toBe(1);
  expect(sitting.errors).toContain('no board answered: check its power');
  expect(boards.requests).toEqual(['0220300355', '0230300365', '0240300375']);

  const nowhere = new Sitting(['scan', join(directory, 'nothing.sock')]);
  expect(await nowhere.result).toBe(1);
  expect(nowhere.errors).toContain('cannot open');
});

/** A line with boards 3 and 4 of which one does not always say what can be read; what a scan of 2–4 makes of it. */
async function scanScripted(script: (boards: ScriptedBoards) => void): Promise<Sitting> {
  const { directory } = await startBench();
  const path = join(directory, 'scripted.sock');
  const boards = new ScriptedBoards(path, [3, 4]);
  script(boards);
  await boards.start();
  cleanUps.push(() => boards.stop());
  const sitting = new Sitting([
    'scan',
    path,
    '--driver',
    'kerong-cu16',
    '--boards',
    '2-4',
    '--reply-timeout',
    '500',
  ]);
  await sitting.result;
  // Two good replies in a row, or four questions; one where nothing is heard.
  const asked = boards.requests.map((frame) => Number(frame.charAt(2)));
  expect(asked.filter((board) => board === 2)).toHaveLength(1);
  expect(asked.filter((board) => board === 3).length).toBeLessThanOrEqual(4);
  return sitting;
}

const foundBoth = ['3', '4'].map(
  (board) => `kerong-cu16, board ${board}: answers for up to 16 locks; all closed\n`,
);

it.each([1, 2])('finds a board whose replies are damaged %d times at first', async (times) => {
  const sitting = await scanScripted((boards) => {
    const board = boards.board(3);
    const status = board.status.bind(board);
    let left = times;
    board.status = () => {
      board.reply = left > 0 ? 'corrupt' : 'normal';
      left -= 1;
      return status();
    };
  });
  expect(await sitting.result).toBe(0);
  expect(sitting.output).toBe(foundBoth.join(''));
  expect(sitting.errors).not.toContain('heard, but not readable');
});

it('names a board that is heard and cannot be read, beside those that can, and is no success', async () => {
  const sitting = await scanScripted((boards) => (boards.board(3).reply = 'corrupt'));
  expect(await sitting.result).toBe(1);
  expect(sitting.output).toBe(foundBoth[1]);
  expect(sitting.errors).toContain(
    'heard, but not readable in 4 questions each: kerong-cu16, board 3. Look at',
  );
});

it('does not say that nobody answered where boards are heard and none can be read', async () => {
  const sitting = await scanScripted((boards) => {
    for (const board of [3, 4]) boards.board(board).reply = 'corrupt';
  });
  expect(await sitting.result).toBe(1);
  expect(sitting.errors).toContain('kerong-cu16, board 3, 4. Look at');
  expect(sitting.errors).toContain('no board could be read: check its power');
  expect(sitting.errors).not.toContain('no board answered');
});

it('behind a converter says that its own speed may be the reason why nobody answers', async () => {
  const { hardware, directory: runtimeDirectory, simulator: bySocket } = await startBench();
  await bySocket.stop();
  const simulator = await startSimulator({ hardware, runtimeDirectory, endpointKind: 'tcp' });
  cleanUps.push(() => simulator.stop());
  const [bus] = simulator.state().buses;
  const { host, port } = bus?.address.kind === 'tcp' ? bus.address : { host: '', port: 0 };
  const what = ['--driver', 'kerong-cu16', '--boards', '7', '--reply-timeout', '30'];
  const sitting = new Sitting(['scan', `${host}:${port}`, ...what]);
  expect(await sitting.result).toBe(1);
  expect(sitting.errors).toContain('the boards’ own speed, 8N1, which scan cannot change');
});

it.each(driverNames)('finds a board of the kind %s', async (driver) => {
  const { buses, cabinets } = testSite(oneBank);
  const board = driverLimits[driver].boards[0] + 1;
  const [baudRate] = driverLimits[driver].baudRates;
  const hardware = siteHardwareSchema.parse({
    buses: buses.map((bus) => ({ ...bus, baudRate })),
    cabinets: cabinets.map((cabinet) => ({
      ...cabinet,
      banks: cabinet.banks.map(({ id, bus, trays }) => ({
        id,
        bus,
        driver,
        board,
        occupancySensor: false,
        trays: trays.map((tray, index) => ({ ...tray, lock: driverLimits[driver].locks[0] + index })),
      })),
    })),
  });
  const bench = await startBench(hardware);
  const path = join(bench.directory, 'bus-main.sock');
  const sitting = new Sitting(['scan', path, '--driver', driver, '--boards', `${board}`, ...patient]);
  expect(await sitting.result).toBe(0);
  expect(sitting.output).toMatch(
    new RegExp(`^${driver}, board ${board}: answers for up to \\d+ locks; all closed\n$`),
  );
  expect(bench.pulsedTrays()).toEqual([]);
});

it('names no lock of a large 8a board that there cannot be', async () => {
  const { buses, cabinets } = testSite(oneBank);
  const hardware = siteHardwareSchema.parse({
    buses: buses.map((bus) => ({ ...bus, baudRate: 9600 })),
    cabinets: cabinets.map((cabinet) => ({
      ...cabinet,
      banks: cabinet.banks.map(({ id, bus, trays }) => ({
        id,
        bus,
        driver: '8a',
        board: 1,
        occupancySensor: false,
        trays: trays.map((tray, index) => ({ ...tray, lock: 48 + index })),
      })),
    })),
  });
  const bench = await startBench(hardware);
  bench.simulator.trays.forceOpen('A02');
  const path = join(bench.directory, 'bus-main.sock');
  const sitting = new Sitting(['scan', path, '--driver', '8a', '--boards', '1', ...patient]);
  expect(await sitting.result).toBe(0);
  expect(sitting.output).toBe('8a, board 1: answers for up to 50 locks; open: 49\n');
});

it('says that lines of GPIO answer no question', async () => {
  const sitting = new Sitting(['scan', '/dev/gpiochip0']);
  expect(await sitting.result).toBe(1);
  expect(sitting.errors).toContain('/dev/gpiochip0 is a chip with GPIO lines, which answer no question');
});

it.each([
  ['Ctrl-C', 6, 'start again'],
  ['its time', 1, 'give more --seconds'],
])('that was ended by %s gives no verdict, whether boards were found or not', async (by, code, advice) => {
  for (const known of [[0, 1], []]) {
    const { directory } = await startBench();
    const path = join(directory, 'scripted.sock');
    const boards = new ScriptedBoards(path, known);
    await boards.start();
    cleanUps.push(() => boards.stop());
    const what = ['--driver', 'kerong-cu16', '--boards', '0-15', '--reply-timeout', '500'];
    const sitting = new Sitting(['scan', path, ...what, ...(by === 'Ctrl-C' ? [] : ['--seconds', '1'])]);
    await sitting.untilPrinted(known.length > 0 ? 'board 1' : '');
    if (by === 'Ctrl-C') sitting.pressCtrlC();
    expect(await sitting.result).toBe(code);
    expect(sitting.errors).toContain(
      `ended before every board was asked, so that others may be there: ${advice}`,
    );
    expect(sitting.errors).not.toContain('no board answered');
  }
});
