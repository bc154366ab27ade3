import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { startSimulator } from '../simulator/index.js';
import { startBridge } from './bridge.js';
import { lockDirectory } from './rpc/kernel-lock.js';
import { quiet } from './testing/bench.js';
import { BridgeClient } from './testing/bridge-client.js';
import { opened } from './testing/outcomes.js';
import { testSite } from './testing/test-site.js';
import { until } from './testing/until.js';

it('a bridge that is started in the middle of a pulse of the last one lets it end before it pulses', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'restarted-'));
  const hardware = testSite({
    banks: [{ cabinet: 'left', board: 0, letter: 'A' }],
    maximumOpenDoors: 2,
    // Far longer than a start takes, and than the simulator allows for.
    pulseMs: 1_500,
    minimumPulseGapMs: 300,
  });
  const simulator = await startSimulator({ hardware, runtimeDirectory: directory });
  for (const tray of ['A01', 'A02']) {
    const bridge = await startBridge({ hardware, runtimeDirectory: directory, logger: quiet });
    const client = await BridgeClient.greet(bridge.socketPath);
    expect(await client.open(tray)).toEqual(opened);
    client.disconnect();
    await bridge.stop();
  }
  const kinds = (wanted: string): unknown[] =>
    simulator.record().entries.flatMap(({ event }) => (event.kind === wanted ? [event] : []));
  expect(kinds('violation')).toEqual([]);
  expect(kinds('pulse')).toHaveLength(2);
  await simulator.stop();
  await rm(directory, { recursive: true });
});

it('each start counts the openings without a command, and none that it was asked for', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'restarted-'));
  const hardware = testSite({ banks: [{ cabinet: 'left', board: 0, letter: 'A' }] });
  const simulator = await startSimulator({ hardware, runtimeDirectory: directory });
  const start = () => startBridge({ hardware, runtimeDirectory: directory, logger: quiet });
  const label = 'A01';
  let bridge = await start();
  let client = await BridgeClient.greet(bridge.socketPath);
  const shows = (door: string, unaskedOpenings: number): Promise<void> =>
    until(`${door}, ${unaskedOpenings} times without a command`, async () => {
      const { trays } = await client.call('snapshot', {});
      const shown = trays.find(({ tray }) => tray === label);
      return shown?.door === door && shown.unaskedOpenings === unaskedOpenings;
    });
  try {
    expect(await client.open(label)).toEqual(opened);
    await shows('open', 0);
    simulator.trays.close(label);
    await shows('closed', 0);
    simulator.trays.forceOpen(label);
    await shows('open', 1);
    expect(client.events.at(-1)?.change).toMatchObject({ door: 'open', unaskedOpenings: 1 });
    client.disconnect();
    let isOver = false;
    const stopping = bridge.stop().then(() => (isOver = true));
    await until('the next bridge may start', () => {
      const free = lockDirectory(directory);
      free?.();
      // No sooner: the ports of the last one would have two owners, and its doors would be read before they are written.
      if (free) expect(isOver).toBe(true);
      return isOver;
    });
    await stopping;
    bridge = await start();
    client = await BridgeClient.greet(bridge.socketPath);
    await shows('open', 1);
    simulator.trays.close(label);
    await shows('closed', 1);
  } finally {
    client.disconnect();
    await bridge.stop();
    await simulator.stop();
    await rm(directory, { recursive: true });
  }
});
