import { afterEach, describe, expect, it } from '@jest/globals';
import { Bench } from '../testing/bench.js';
import type { BridgeClient } from '../testing/bridge-client.js';
import { opened, refused, unknown } from '../testing/outcomes.js';
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

describe('doors of one cabinet', () => {
  it('opens one of two trays that are asked for at once', async () => {
    await setUp(twoBanks);
    const answers = await Promise.all([client.open('A01'), client.open('B01')]);
    expect(answers).toEqual([opened, refused('another_door_open')]);
    expect(bench.boards().board(1).pulses).toEqual([]);
  });

  it('refuses a second opening of the very tray that is being opened', async () => {
    await setUp(oneBank, (boards) => boards.board(0).jammed.add(1));
    const [first, second] = await Promise.all([client.open('A01'), client.open('A01')]);
    expect(first.reason).toBe('door_stayed_closed');
    expect(second).toEqual(refused('another_door_open'));
    expect(bench.boards().board(0).pulses).toEqual([1]);
  });

  it('opens no other door while one that looks shut may still spring open', async () => {
    await setUp({ ...twoBanks, openConfirmationMs: 1_000 }, (boards) => boards.board(0).jammed.add(1));
    const board = bench.boards().board(0);
    const jammed = client.open('A01');
    await until('the pulse is sent', () => board.pulses.length > 0);
    const questions = board.questions;
    await until('the door was seen shut after it', () => board.questions > questions + 4);
    expect(await client.open('B01')).toEqual(refused('another_door_open'));
    expect((await jammed).reason).toBe('door_stayed_closed');
    expect(await client.open('B01')).toEqual(opened);
  });

  it('opens no other door while one stands open, and the other once it is shut', async () => {
    await setUp(twoBanks);
    expect(await client.open('A01')).toEqual(opened);
    expect(await client.open('B01')).toEqual(refused('another_door_open'));
    bench.boards().board(0).openDoors.clear();
    await bench.untilDoor(client, 'A01', 'closed');
    expect(await client.open('B01')).toEqual(opened);
  });

  it('counts a door that stood open when the bridge started', async () => {
    await setUp(twoBanks, (boards) => boards.board(1).openDoors.add(3));
    expect(await client.open('A01')).toEqual(refused('another_door_open'));
  });

  it('counts a door as open while nothing proves what its pulse did', async () => {
    await setUp(twoBanks);
    const board = bench.boards().board(0);
    board.jammed.add(1);
    board.afterPulse = () => (board.reply = 'silent');
    expect(await client.open('A01')).toEqual(unknown('board_silent_after_pulse'));
    expect(await client.open('B01')).toEqual(refused('another_door_open'));
    board.reply = 'normal';
    await bench.untilDoor(client, 'A01', 'closed');
    expect(await client.open('B01')).toEqual(opened);
  });

  it('still counts an open door whose board has gone silent', async () => {
    await setUp(twoBanks);
    expect(await client.open('A01')).toEqual(opened);
    bench.boards().board(0).reply = 'silent';
    await bench.untilDoor(client, 'A01', 'unknown');
    expect(await client.open('B01')).toEqual(refused('another_door_open'));
  });

  it('opens as many as the site file allows, and doors of different cabinets independently', async () => {
    await setUp({
      banks: [...twoBanks.banks, { cabinet: 'right', board: 2, letter: 'C' }],
      maximumOpenDoors: 2,
    });
    const answers = await Promise.all(['A01', 'A02', 'B01', 'C01'].map((tray) => client.open(tray)));
    expect(answers).toEqual([opened, opened, refused('another_door_open'), opened]);
  });
});
