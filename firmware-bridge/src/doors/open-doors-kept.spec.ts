import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { takeSocket } from '../rpc/socket-file.js';
import { startSimulator } from '../../simulator/index.js';
import { startBridgeProcess } from '../gpio/testing/bridge-process.js';
import { Bench } from '../testing/bench.js';
import type { BridgeClient } from '../testing/bridge-client.js';
import { opened, refused, unknown } from '../testing/outcomes.js';
import { testSite, twoBanks } from '../testing/test-site.js';
import { until } from '../testing/until.js';
import { openDoorsFileName } from './open-doors-file.js';

/** A cabinet of which one door may be open, and a bridge that ends while nobody sees whether that one is shut. */

let cleanUp: (() => Promise<void> | void)[];

afterEach(async () => {
  for (const step of cleanUp.splice(0).reverse()) await step();
});

describe('after a restart of the bridge', () => {
  let bench: Bench;
  let client: BridgeClient;

  async function setUp(keepsDoors = true): Promise<void> {
    bench = await Bench.start(twoBanks, undefined, keepsDoors);
    cleanUp = [() => bench.stop()];
    client = await bench.client();
  }

  async function restart(meanwhile?: (directory: string) => void): Promise<void> {
    await bench.restartBridge(meanwhile);
    client = await bench.client();
  }

  const damage = (directory: string): void => {
    writeFileSync(join(directory, openDoorsFileName), '{"version":1,"mayStandOp');
  };

  async function leaveOpenOnADeadBoard(): Promise<void> {
    expect(await client.open('A01')).toEqual(opened);
    bench.boards().board(0).reply = 'silent';
    await bench.untilDoor(client, 'A01', 'unknown');
    await restart();
  }

  it('a door that was last seen open on a silent board counts, until it is seen closed', async () => {
    await setUp();
    await leaveOpenOnADeadBoard();
    expect(await client.open('B01')).toEqual(refused('another_door_open'));
    await restart();
    expect(await client.open('B01')).toEqual(refused('another_door_open'));

    const board = bench.boards().board(0);
    board.openDoors.clear();
    board.reply = 'normal';
    await bench.untilDoor(client, 'A01', 'closed');
    board.reply = 'silent';
    await bench.untilDoor(client, 'A01', 'unknown');
    await restart();
    expect(await client.open('B01')).toEqual(opened);
    expect(bench.boards().board(1).pulses).toEqual([1]);
  });

  it('a door whose pulse nobody saw the end of counts', async () => {
    await setUp();
    const board = bench.boards().board(0);
    board.jammed.add(1);
    board.afterPulse = () => (board.reply = 'silent');
    expect(await client.open('A01')).toEqual(unknown('board_silent_after_pulse'));
    await restart();
    expect(await client.open('B01')).toEqual(refused('another_door_open'));
    board.reply = 'normal';
    await bench.untilDoor(client, 'A01', 'closed');
    expect(await client.open('B01')).toEqual(opened);
  });

  it('every door counts until it is seen closed, where it cannot be read which stood open', async () => {
    await setUp();
    const board = bench.boards().board(0);
    board.reply = 'silent';
    await bench.untilDoor(client, 'A01', 'unknown');
    // Nobody has ever seen one of its doors open.
    await restart(damage);
    expect(await client.open('B01')).toEqual(refused('another_door_open'));
    // What is kept since is whole, and no less.
    await restart();
    expect(await client.open('B01')).toEqual(refused('another_door_open'));
    board.reply = 'normal';
    await bench.untilDoor(client, 'A01', 'closed');
    expect(await client.open('B01')).toEqual(opened);
    bench.boards().board(1).openDoors.clear();
    await bench.untilDoor(client, 'B01', 'closed');
    await restart(damage);
    expect(await client.open('A01')).toEqual(opened);
  });

  it('a silent board keeps nobody from the others once somebody has looked and removed the file', async () => {
    await setUp();
    bench.boards().board(0).reply = 'silent';
    await restart(damage);
    expect(await client.open('B01')).toEqual(refused('another_door_open'));
    await restart((directory) => {
      rmSync(join(directory, openDoorsFileName));
    });
    expect(await client.open('B01')).toEqual(opened);
  });

  it('no door counts that nobody sees, where there is no folder to keep it in', async () => {
    await setUp(false);
    await leaveOpenOnADeadBoard();
    expect(await client.open('B01')).toEqual(opened);
  });
});

it('after a kill of the bridge the door counts as well', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'kept-'));
  cleanUp = [() => rm(directory, { recursive: true, force: true })];
  const hardware = testSite({ ...twoBanks, openConfirmationMs: 2_000 });
  const simulator = await startSimulator({ hardware, runtimeDirectory: directory });
  cleanUp.push(() => simulator.stop());
  const state = join(directory, 'state');
  const start = async (): Promise<Awaited<ReturnType<typeof startBridgeProcess>>> => {
    const started = await startBridgeProcess(hardware, directory, [], ['--state-directory', state]);
    cleanUp.push(started.end);
    return started;
  };

  const first = await start();
  expect(await first.client.open('A01')).toEqual(opened);
  const file = join(state, openDoorsFileName);
  await until('the door is kept', () => existsSync(file) && readFileSync(file, 'utf8').includes('A01'));
  // What no other bridge can have while it lives, whether it is reached or not, the next one has after it.
  await rm(join(directory, 'bridge.sock'));
  await expect(takeSocket(directory)).rejects.toThrow('another bridge is running');
  first.process.kill('SIGKILL');
  await until('the bridge has ended', () => first.process.signalCode !== null);
  simulator.faults.bank('bank-A', { silence: 'dead' });

  const second = await start();
  expect(await second.client.open('B01')).toEqual(refused('another_door_open'));
  expect(simulator.record().entries.filter(({ event }) => event.kind === 'violation')).toEqual([]);
  simulator.faults.bank('bank-A', { silence: 'none' });
  simulator.trays.close('A01');
  await until('the door is seen closed', async () =>
    (await second.client.call('snapshot', {})).trays.some((t) => t.tray === 'A01' && t.door === 'closed'),
  );
  expect(await second.client.open('B01')).toEqual(opened);
});
