import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { isBoardBank } from '../../../contract/index.js';
import { BridgeClient } from '../../testing/bridge-client.js';
import { Sitting, TechnicianBench } from '../../testing/technician-bench.js';
import { testSite, twoBanks } from '../../testing/test-site.js';
import { readAnswer, workingLabel, type Banks } from './draft.js';

let bench: TechnicianBench;
let file: string;

beforeEach(async () => {
  bench = await TechnicianBench.start(testSite({ ...twoBanks, replyTimeoutMs: 200 }));
  file = join(bench.directory, 'banks.yaml');
});

afterEach(async () => {
  await bench.stop();
});

/** A sitting with somebody who shuts what stands open when asked to. */
function map(...more: string[]): Sitting {
  const what = ['--driver', 'kerong-cu16', '--boards', '0-1', '--locks', '1-2', '--write', file];
  const sitting = new Sitting(['map', ...bench.openingPlace, ...what, '--reason', 'new site', ...more]);
  sitting.hear = (text) => {
    bench.shutWhenAsked(text);
  };
  return sitting;
}

/** The boards are others than at the beginning: of this order, and with locks of these numbers. */
async function rewire(
  order: 'ascending' | 'descending',
  locks: readonly number[] = [1, 2, 3],
): Promise<void> {
  await bench.stop();
  const site = testSite({ ...twoBanks, replyTimeoutMs: 200 });
  for (const boardBank of site.cabinets.flatMap(({ banks }) => banks.filter(isBoardBank))) {
    boardBank.statusByteOrder = order;
    for (const [index, tray] of boardBank.trays.entries()) tray.lock = locks[index] ?? tray.lock;
  }
  bench = await TechnicianBench.start(site);
  file = join(bench.directory, 'banks.yaml');
}

const written = (): unknown => parse(readFileSync(file, 'utf8'));

describe('map', () => {
  it('opens lock after lock, writes what it is told, and goes on where it ended', async () => {
    const first = map();
    await first.answer('Open 4 locks, one after the other? [y/N]', 'y');
    await first.untilAsked('tray of board 0 lock 1?');
    // By the working labels the service would open other trays than it means, and so would another technician.
    await expect(BridgeClient.greet(join(bench.directory, 'bridge.sock'))).rejects.toThrow(
      'site is being mapped',
    );
    const other = new Sitting(['open', 'A01', ...bench.openingPlace, '--reason', 'test', '--yes']);
    expect(await other.result).toBe(1);
    expect(other.errors).toContain('this bridge has other labels than the site');
    await first.answer('tray of board 0 lock 1?', 'C07');
    await first.answer('tray of board 0 lock 2?', 'C07');
    await first.answer('C07 is on board 0 already; a label stands for one tray.', 'c08 large reachable');
    await first.answer('tray of board 1 lock 1?', '');
    await first.answer('tray of board 1 lock 2?', 'stop');
    expect(await first.result).toBe(0);
    expect(first.output).toBe(`2 of 4 locks have a label in ${file}; start again for the others.\n`);
    const board0 = {
      id: 'main-0',
      bus: 'main',
      driver: 'kerong-cu16',
      board: 0,
      closedBit: 1,
      occupancySensor: true,
      trays: [
        { label: 'C07', lock: 1, size: 'small', wheelchairReachable: false },
        { label: 'C08', lock: 2, size: 'large', wheelchairReachable: true },
      ],
    };
    expect(written()).toEqual({ banks: [board0] });
    expect(bench.pulsedTrays()).toEqual(['A01', 'A02', 'B01', 'B02']);
    expect(bench.journal()[4]).toMatchObject({
      kind: 'intent',
      command: 'map',
      target: { kind: 'lock', bus: 'main', board: 1, lock: 1 },
    });

    // B02 stands open since the stop, as it may where there is no lock at all.
    const second = map('--yes');
    await second.untilAsked('board 1 lock 2 reads open: left out');
    await second.answer('tray of board 1 lock 1?', 'D01');
    expect(await second.result).toBe(0);
    expect(written()).toMatchObject({
      banks: [board0, { id: 'main-1', trays: [{ label: 'D01', lock: 1 }] }],
    });
    expect(bench.pulsedTrays().slice(4)).toEqual(['B01']);
  });

  it('reads and writes boards of the other byte order when it is told so', async () => {
    await rewire('descending');
    const sitting = map('--yes', '--status-byte-order', 'descending');
    await sitting.answer('tray of board 0 lock 1?', 'A07');
    await sitting.answer('tray of board 0 lock 2?', 'stop');
    expect(await sitting.result).toBe(0);
    expect(written()).toMatchObject({
      banks: [{ statusByteOrder: 'descending', trays: [{ label: 'A07', lock: 1 }] }],
    });
  });

  it('finds out by itself that the bytes come in the other order, and opens nothing twice for it', async () => {
    await rewire('descending');
    // Whether a lock is jammed or read at a wrong place, its own reading does not tell.
    bench.simulator.faults.tray('A01', { jammed: true });
    const sitting = map('--yes');
    await sitting.untilAsked('board 0 lock 1: NOT opened');
    await sitting.untilAsked('board 0 lock 2 did open: its door shows at the place of another lock');
    expect(sitting.errors).toContain('Going on with --status-byte-order descending.');
    await sitting.answer('tray of board 0 lock 2?', 'A07');
    await sitting.answer('tray of board 1 lock 1?', 'A08');
    await sitting.answer('tray of board 1 lock 2?', 'A09');
    expect(await sitting.result).toBe(0);
    expect(bench.pulsedTrays()).toEqual(['A01', 'A02', 'B01', 'B02']);
    expect(written()).toMatchObject({
      banks: [
        { board: 0, statusByteOrder: 'descending', trays: [{ label: 'A07', lock: 2 }] },
        {
          board: 1,
          statusByteOrder: 'descending',
          trays: [
            { label: 'A08', lock: 1 },
            { label: 'A09', lock: 2 },
          ],
        },
      ],
    });
  });

  it('begins with the other order where no door reads shut but in that', async () => {
    // Read at the places of locks 9 and 10, whose doors stand open.
    await rewire('descending', [1, 9, 10]);
    bench.simulator.trays.forceOpen('A02');
    bench.simulator.trays.forceOpen('A03');
    const sitting = map('--yes', '--boards', '0');
    await sitting.untilAsked('No door reads shut, but some do with --status-byte-order descending');
    await sitting.answer('tray of board 0 lock 1?', 'A07');
    expect(await sitting.result).toBe(0);
    expect(written()).toMatchObject({
      banks: [{ statusByteOrder: 'descending', trays: [{ label: 'A07' }] }],
    });
  });

  it('asks again before it opens locks that read shut in the other order only', async () => {
    // Read at the place of lock 2 in the order in which it begins.
    await rewire('descending', [1, 2, 10]);
    bench.simulator.trays.forceOpen('A03');
    const sitting = map('--boards', '0');
    await sitting.answer('Open 1 locks, one after the other? [y/N]', 'y');
    await sitting.answer('Open 1 more locks, one after the other? [y/N]', 'n');
    await sitting.answer('tray of board 0 lock 1?', 'A07');
    expect(await sitting.result).toBe(0);
    expect(bench.pulsedTrays()).toEqual(['A01']);
  });

  it('takes a jammed lock for no other order, whatever reads open in that since the beginning', async () => {
    await rewire('ascending', [1, 2, 9]);
    bench.simulator.trays.forceOpen('A03');
    bench.simulator.faults.tray('A01', { jammed: true });
    const sitting = map('--yes');
    await sitting.untilAsked('board 0 lock 1: NOT opened');
    await sitting.answer('tray of board 0 lock 2?', 'A07');
    await sitting.answer('tray of board 1 lock 1?', 'stop');
    expect(await sitting.result).toBe(0);
    expect(sitting.errors).not.toContain('other order');
    expect(written()).toMatchObject({ banks: [{ board: 0, trays: [{ label: 'A07', lock: 2 }] }] });
    expect(bench.pulsedTrays()).toEqual(['A01', 'A02', 'B01']);
  });

  it('needs the kind and the addresses of boards, and no bank', async () => {
    for (const what of [
      ['--driver', 'kerong-cu16'],
      ['--driver', 'kerong-cu16', '--boards', '0', '--bank', 'main'],
    ]) {
      const sitting = new Sitting(['map', ...bench.openingPlace, '--write', file, '--yes', ...what]);
      expect(await sitting.result).toBe(1);
      expect(sitting.errors).toContain('bus "main" has lock boards: name them with --driver and --boards');
    }
    expect(bench.pulsedTrays()).toEqual([]);
  });

  it('keeps what was mapped when the person goes away, and writes over nothing else', async () => {
    const left = map('--yes');
    await left.answer('tray of board 0 lock 1?', 'A07');
    await left.untilAsked('tray of board 0 lock 2?');
    left.pressCtrlC();
    expect(await left.result).toBe(6);
    expect(written()).toMatchObject({ banks: [{ trays: [{ label: 'A07', lock: 1 }] }] });

    writeFileSync(file, 'cabinets: []\n');
    const foreign = map('--yes');
    expect(await foreign.result).toBe(1);
    expect(foreign.errors).toContain('it is no map of bus "main"');
    expect(readFileSync(file, 'utf8')).toBe('cabinets: []\n');
    expect(existsSync(`${file}.new`)).toBe(false);
  });
});

describe('an answer', () => {
  const banks = [{ board: 3, trays: [{ label: 'A01' }] }] as unknown as Banks;

  it.each([
    ['', /capital letter/],
    ['7', /capital letter/],
    ['A01', /on board 3 already/],
    ['A02 huge', /not "huge"/],
    ['A02 small large', /not "small large"/],
  ])('"%s" is refused', (text, complaint) => {
    expect(readAnswer(text, banks)).toEqual({ complaint: expect.stringMatching(complaint) });
  });
});

it('working labels are labels, each one once', () => {
  expect([0, 99, 100, 399].map(workingLabel)).toEqual(['A00', 'A99', 'B00', 'D99']);
});
