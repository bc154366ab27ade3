import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { startSimulator } from '../simulator/index.js';
import { startBridge } from './bridge.js';
import { quiet } from './testing/bench.js';
import { BridgeClient } from './testing/bridge-client.js';
import {
  demoDriver,
  demoKindsHere,
  demoHardware,
  demoSiteText,
  rewiredDemoSite,
  writeDemoSites,
} from './testing/demo-kinds.js';
import { opened } from './testing/outcomes.js';
import { until } from './testing/until.js';

if (process.env['UPDATE_GOLDEN'] === '1') writeDemoSites();

it('has a site file for each kind that comes with the bridge', () => {
  expect(demoKindsHere()).toEqual(
    expect.arrayContaining(['kerong-cu16', 'kerong-cu48b', '8a', 'winnsen', 'modbus-relay', 'gpio']),
  );
});

describe.each(demoKindsHere())('the demo on %s', (kind) => {
  it('has the trays of the demo, and its site file made from the demo’s', () => {
    const count = demoHardware(kind).cabinets.map(({ banks }) => banks.flatMap(({ trays }) => trays).length);
    expect(count).toEqual([30, 60]);
    if (kind === demoDriver) return;
    expect(demoSiteText(kind)).toBe(rewiredDemoSite(kind));
  });

  it('opens a tray over the wire, and sees it open and shut', async () => {
    const hardware = demoHardware(kind);
    const runtimeDirectory = await mkdtemp(join(tmpdir(), 'kinds-'));
    const simulator = await startSimulator({ hardware, runtimeDirectory });
    const bridge = await startBridge({ hardware, runtimeDirectory, logger: quiet });
    const client = await BridgeClient.greet(bridge.socketPath);
    const doorIs = (door: string): boolean =>
      client.events.some(
        ({ change }) => change.kind === 'tray' && change.tray === 'B60' && change.door === door,
      );
    try {
      expect(await client.open('B60')).toEqual(opened);
      await until('the door is reported open', () => doorIs('open'));
      simulator.trays.close('B60');
      await until('the door is reported shut', () => doorIs('closed'));
      const events = simulator.record().entries.map(({ event }) => event);
      expect(events.filter(({ kind }) => kind === 'violation')).toEqual([]);
      expect(events.filter(({ kind }) => kind === 'pulse')).toMatchObject([{ tray: 'B60' }]);
    } finally {
      client.disconnect();
      await bridge.stop();
      await simulator.stop();
      await rm(runtimeDirectory, { recursive: true, force: true });
    }
  });
});
