import { afterEach, describe, expect, it } from '@jest/globals';
import { Bench } from '../testing/bench.js';
import type { BridgeClient } from '../testing/bridge-client.js';
import { opened, refused, stayedClosed, unknown } from '../testing/outcomes.js';
import { oneBank, twoBanks, type TestSite } from '../testing/test-site.js';
import { until } from '../testing/until.js';

let bench: Bench;
let client: BridgeClient;

async function setUp(site: TestSite, prepare?: Parameters<typeof Bench.start>[1]): Promise<void> {
  bench = await Bench.start(site, prepare);
  client = await bench.client();
}

afterEach(async () => {
  await bench.stop();
});

describe('opening', () => {
  it('pulses the lock once and reports the door that is seen open', async () => {
    await setUp(oneBank);
    expect(await client.open('A02')).toEqual(opened);
    expect(bench.boards().board(0).pulses).toEqual([2]);
    await bench.untilDoor(client, 'A02', 'open');
  });

  it('sees the door open whose paper sensor is unsteady', async () => {
    await setUp(oneBank, (boards) => boards.board(0).unsteadyItems.add(2));
    expect(await client.open('A02')).toEqual(opened);
  });

  it('reports a jammed lock as not opened after the whole confirmation time', async () => {
    await setUp(oneBank, (boards) => boards.board(0).jammed.add(1));
    expect(await client.open('A01')).toEqual(stayedClosed);
    expect(bench.boards().board(0).pulses).toEqual([1]);
  });

  it('does not pulse a door that is open already', async () => {
    await setUp(oneBank, (boards) => boards.board(0).openDoors.add(1));
    expect(await client.open('A01')).toEqual(refused('door_already_open'));
    expect(bench.boards().board(0).pulses).toEqual([]);
  });

  it('does not pulse a board that does not answer', async () => {
    await setUp(oneBank, (boards) => (boards.board(0).reply = 'silent'));
    expect(await client.open('A01')).toEqual(refused('board_silent'));
    expect(bench.boards().board(0).pulses).toEqual([]);
  });

  it('knows nothing when the board is silent after the pulse', async () => {
    await setUp(oneBank);
    const board = bench.boards().board(0);
    board.afterPulse = () => (board.reply = 'silent');
    expect(await client.open('A01')).toEqual(unknown('board_silent_after_pulse'));
  });

  it('does not call a door closed that it lost sight of after the pulse', async () => {
    await setUp({ ...oneBank, openConfirmationMs: 1_500 });
    const board = bench.boards().board(0);
    board.jammed.add(1);
    board.afterPulse = () => {
      board.reply = 'silent';
      setTimeout(() => (board.reply = 'normal'), 800);
    };
    expect(await client.open('A01')).toEqual(unknown('board_silent_after_pulse'));
  });

  it('sees the door through corrupted replies', async () => {
    await setUp(oneBank);
    const board = bench.boards().board(0);
    board.afterPulse = () => {
      board.reply = 'corrupt';
      setTimeout(() => (board.reply = 'normal'), 60);
    };
    expect(await client.open('A01')).toEqual(opened);
  });

  it('knows nothing when every reply after the pulse is corrupted', async () => {
    await setUp(oneBank);
    const board = bench.boards().board(0);
    board.afterPulse = () => (board.reply = 'corrupt');
    expect(await client.open('A01')).toEqual(unknown('board_silent_after_pulse'));
  });

  it('knows nothing when the line breaks after the pulse and does not come back', async () => {
    await setUp(oneBank);
    const boards = bench.boards();
    boards.board(0).afterPulse = () => void boards.stop();
    expect(await client.open('A01')).toEqual(unknown('transport_lost'));
  });

  it('sees the door when the line comes back within the confirmation time', async () => {
    await setUp({ ...oneBank, openConfirmationMs: 5_000 });
    const boards = bench.boards();
    boards.board(0).afterPulse = () => void boards.stop().then(() => boards.start());
    expect(await client.open('A01')).toEqual(opened);
    expect(boards.board(0).pulses).toEqual([1]);
  });
});

describe('stopping', () => {
  it('brings the opening under way to its answer and refuses new ones', async () => {
    await setUp({ ...twoBanks, maximumOpenDoors: 2 }, (boards) => boards.board(0).jammed.add(1));
    const jammed = client.open('A01');
    await until('the pulse is sent', () => bench.boards().board(0).pulses.length > 0);
    const stopped = bench.bridge.stop();
    expect(await client.open('B01')).toEqual(refused('bridge_stopping'));
    expect((await jammed).reason).toBe('door_stayed_closed');
    await stopped;
    expect(bench.boards().board(1).pulses).toEqual([]);
  });

  it('leaves no door unwatched whose lock is energised, also for longer than it waits else', async () => {
    await setUp({ ...oneBank, pulseMs: 1_500 }, (boards) => boards.board(0).jammed.add(1));
    const jammed = client.open('A01');
    await until('the pulse is sent', () => bench.boards().board(0).pulses.length > 0);
    await bench.bridge.stop();
    expect(await jammed).toEqual(stayedClosed);
  });

  it('says unknown for a door it cannot wait for', async () => {
    await setUp({ ...oneBank, openConfirmationMs: 10_000 }, (boards) => boards.board(0).jammed.add(1));
    const jammed = client.open('A01');
    await until('the pulse is sent', () => bench.boards().board(0).pulses.length > 0);
    await bench.bridge.stop();
    expect(await jammed).toEqual(unknown('bridge_stopping'));
  });
});
