import { afterEach, describe, expect, it } from '@jest/globals';
import { Bench } from '../testing/bench.js';
import type { BridgeClient } from '../testing/bridge-client.js';
import { opened, refused } from '../testing/outcomes.js';
import { systemTime } from '../time.js';
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

const now = (): number => systemTime.monotonicMs();

describe('authority of a command', () => {
  it('refuses a command whose time is over', async () => {
    await setUp(oneBank);
    expect(await client.open('A01', { notAfterMonotonicMs: now() - 1 })).toEqual(refused('expired'));
    expect(bench.boards().board(0).pulses).toEqual([]);
  });

  it('refuses a command whose time is over before its pulse may be sent, at once, and says when another may be', async () => {
    await setUp({
      banks: [
        { cabinet: 'left', board: 0, letter: 'A' },
        { cabinet: 'right', board: 1, letter: 'B' },
      ],
      minimumPulseGapMs: 2_000,
    });
    expect(await client.open('A01')).toEqual(opened);
    const answer = await client.open('B01', { notAfterMonotonicMs: now() + 200 });
    expect(answer).toMatchObject({ outcome: 'not_opened', reason: 'cooling_down', pulsed: false });
    const readyInMs = 'readyInMs' in answer ? answer.readyInMs : 0;
    expect(readyInMs).toBeGreaterThan(0);
    expect(readyInMs).toBeLessThanOrEqual(2_000 + 100);
    expect(bench.boards().board(1).pulses).toEqual([]);
  });

  it('refuses a command from before a restart of the bridge', async () => {
    await setUp(oneBank);
    const { bootId } = client;
    await bench.restartBridge();
    client = await bench.client();
    expect(client.bootId).not.toBe(bootId);
    expect(await client.open('A01', { bootId })).toEqual(refused('stale_boot'));
    expect(bench.boards().board(0).pulses).toEqual([]);
  });

  it('refuses a command that is valid for too long', async () => {
    await setUp(oneBank);
    await expect(client.open('A01', { notAfterMonotonicMs: now() + 31_000 })).rejects.toThrow('-32005');
    expect(bench.boards().board(0).pulses).toEqual([]);
  });

  it('refuses a tray that is not in the site file', async () => {
    await setUp(oneBank);
    await expect(client.open('Z99')).rejects.toThrow('-32003');
  });

  it('pulses nothing at start', async () => {
    await setUp(twoBanks);
    const { requests } = bench.boards();
    await until('both boards were asked many times', () => requests.length > 40);
    expect(requests.filter((hex) => hex.slice(4, 6) === '31')).toEqual([]);
  });
});
