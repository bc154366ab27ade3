import { afterEach, describe, expect, it } from '@jest/globals';
import type { BridgeChange } from '../../contract/index.js';
import { Bench } from '../testing/bench.js';
import type { BridgeClient } from '../testing/bridge-client.js';
import { oneBank, twoBanks, type TestSite } from '../testing/test-site.js';
import { until } from '../testing/until.js';
import { missesToDistrust } from './health.js';

let bench: Bench;
let client: BridgeClient;

async function setUp(site: TestSite, prepare?: Parameters<typeof Bench.start>[1]): Promise<void> {
  bench = await Bench.start(site, prepare);
  client = await bench.client();
}

afterEach(async () => {
  await bench.stop();
});

const changes = (): BridgeChange[] => client.events.map(({ change }) => change);
const healths = (bank: string): string[] =>
  changes().flatMap((change) => (change.kind === 'bank' && change.bank === bank ? [change.health] : []));
const doors = (tray: string): string[] =>
  changes().flatMap((change) => (change.kind === 'tray' && change.tray === tray ? [change.door] : []));

/** Lets every board be asked some more times. */
async function someScans(boards: number[] = [0]): Promise<void> {
  const before = boards.map((address) => bench.boards().board(address).questions);
  await until('the boards were asked again', () =>
    boards.every((address, index) => bench.boards().board(address).questions > (before[index] ?? 0) + 10),
  );
}

describe('Bus', () => {
  it('knows every door and paper by the time it answers', async () => {
    await setUp(twoBanks, (boards) => {
      boards.board(0).openDoors.add(2);
      boards.board(1).items.add(3);
    });
    const { trays, banks } = await client.call('snapshot', {});
    expect(banks).toEqual([
      { bank: 'bank-A', health: 'answering', reason: 'replied', detail: null },
      { bank: 'bank-B', health: 'answering', reason: 'replied', detail: null },
    ]);
    expect(trays.filter(({ door, occupancy }) => door !== 'closed' || occupancy !== 'absent')).toEqual([
      { tray: 'A02', door: 'open', occupancy: 'absent', unaskedOpenings: 1 },
      { tray: 'B03', door: 'closed', occupancy: 'present', unaskedOpenings: 0 },
    ]);
  });

  it('is ready only when it has given up on a board that does not answer', async () => {
    bench = await Bench.start(oneBank, (boards) => (boards.board(0).reply = 'silent'));
    expect(bench.boards().board(0).questions).toBeGreaterThanOrEqual(missesToDistrust);
  });

  it('reports a door once when it opens and once when it shuts', async () => {
    await setUp(twoBanks);
    bench.boards().board(1).openDoors.add(2);
    await until('the door is seen open', () => doors('B02').length === 1);
    await someScans([0, 1]);
    bench.boards().board(1).openDoors.delete(2);
    await until('the door is seen shut', () => doors('B02').length === 2);
    await someScans([0, 1]);
    expect(changes()).toEqual([
      { kind: 'tray', tray: 'B02', door: 'open', occupancy: 'absent', unaskedOpenings: 1 },
      { kind: 'tray', tray: 'B02', door: 'closed', occupancy: 'absent', unaskedOpenings: 1 },
    ]);
  });

  it('calls a board silent after missed replies, its doors unknown, and finds it again', async () => {
    await setUp(twoBanks);
    bench.boards().board(0).reply = 'silent';
    await until('the board is called silent', () => healths('bank-A').includes('silent'));
    expect(doors('A01')).toEqual(['unknown']);
    bench.boards().board(0).reply = 'normal';
    await until('the board is found again', () => healths('bank-A').includes('answering'));
    expect(doors('A01')).toEqual(['unknown', 'closed']);
    expect(healths('bank-B')).toEqual([]);
  });

  it('takes corrupted replies for none', async () => {
    await setUp(oneBank);
    bench.boards().board(0).openDoors.add(1);
    bench.boards().board(0).reply = 'corrupt';
    await until('the board is called silent', () => healths('bank-A').includes('silent'));
    expect(doors('A01')).toEqual(['unknown']);
  });

  it('never takes a late reply for the answer to a later question', async () => {
    await setUp(oneBank);
    // Later than the time-out, earlier than the next question but one: without care each reply would answer the question after
    // its own, and the board would seem to answer for ever.
    bench.boards().board(0).reply = { afterMs: 60 };
    await until('the board is called silent', () => healths('bank-A').includes('silent'));
    expect(healths('bank-A')).toEqual(['silent']);
  });

  it('keeps the other boards in sight when the late reply of one comes in between', async () => {
    await setUp(twoBanks);
    bench.boards().board(0).openDoors.add(1).add(2).add(3);
    bench.boards().board(0).reply = { afterMs: 50 };
    await until('the board is called silent', () => healths('bank-A').includes('silent'));
    await someScans([1]);
    expect([...healths('bank-B'), ...doors('B01'), ...doors('B02'), ...doors('B03')]).toEqual([]);
  });

  it('sees through noise on the line', async () => {
    await setUp(oneBank);
    const noise = setInterval(() => {
      bench.boards().send([0x02, 0x00, 0x35, 0xff]);
    }, 7);
    bench.boards().board(0).openDoors.add(1);
    await until('the door is seen open', () => doors('A01').includes('open'));
    clearInterval(noise);
  });

  it('is connected again after the far end was away', async () => {
    await setUp(oneBank);
    await bench.boards().stop();
    await until('the loss is reported', () => healths('bank-A').includes('disconnected'));
    expect(doors('A01')).toEqual(['unknown']);
    bench.boards().board(0).openDoors.add(1);
    await bench.boards().start();
    await until('the board answers again', () => healths('bank-A').includes('answering'));
    await until('its doors are known again', () => doors('A01').includes('open'));
  });

  it('reports a door whose paper sensor is unsteady, and asks the other boards meanwhile', async () => {
    await setUp(twoBanks);
    const board = bench.boards().board(0);
    board.openDoors.add(1);
    board.unsteadyItems.add(1);
    await until('the door is seen open', () => doors('A01').includes('open'));
    await someScans([0, 1]);
    expect(doors('A01')).toEqual(['open']);
    expect(healths('bank-B')).toEqual([]);
  });

  it('goes on asking the other boards while an opening is looked after, however long the scan rests', async () => {
    await setUp({ ...twoBanks, scanIntervalMs: 100, openConfirmationMs: 9_000 });
    const board = bench.boards().board(0);
    board.jammed.add(1);
    const pulsed = new Promise<void>((resolve) => (board.afterPulse = resolve));
    const opening = client.open('A01');
    await pulsed;
    const askedBefore = bench.boards().board(1).questions;
    await until('the other board was asked', () => bench.boards().board(1).questions > askedBefore + 2);
    board.openDoors.add(1);
    expect(await opening).toMatchObject({ outcome: 'opened' });
  });

  it('puts the pulse length on each board once, and not soon again when the line was away', async () => {
    await setUp(twoBanks);
    await someScans([0, 1]);
    await bench.boards().stop();
    await until('the loss is reported', () => healths('bank-A').includes('disconnected'));
    await bench.boards().start();
    await until('the board answers again', () => healths('bank-A').includes('answering'));
    await someScans([0, 1]);
    expect(bench.boards().board(0).pulseLengthsMs).toEqual([10]);
    expect(bench.boards().board(1).pulseLengthsMs).toEqual([10]);
  });

  it('has one question on the line at a time', async () => {
    await setUp(twoBanks);
    const boards = bench.boards();
    let open = 0;
    let most = 0;
    for (const address of [0, 1]) {
      const board = boards.board(address);
      const status = board.status.bind(board);
      board.status = () => {
        open += 1;
        most = Math.max(most, open);
        setTimeout(() => (open -= 1), 5);
        return status();
      };
      board.reply = { afterMs: 5 };
    }
    await someScans([0, 1]);
    expect(most).toBe(1);
  });
});
