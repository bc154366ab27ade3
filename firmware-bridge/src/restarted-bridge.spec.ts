import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { startSimulator } from '../simulator/index.js';
import { startBridge } from './bridge.js';
import { quiet } from './testing/bench.js';
import { BridgeClient } from './testing/bridge-client.js';
import { opened } from './testing/outcomes.js';
import { testSite } from './testing/test-site.js';

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
