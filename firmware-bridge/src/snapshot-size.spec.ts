import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { siteHardwareSchema, type SiteHardware } from '../contract/index.js';
import { startBridge } from './bridge.js';
import { errorMessage } from './error-details.js';
import { quiet } from './testing/bench.js';

/** Ten buses with thirty boards each, of which each has one tray: more banks than any site, fewer trays than fit a snapshot. */
function siteOfManyBoards(): SiteHardware {
  const buses = Array.from({ length: 10 }, (_, bus) => `bus-${bus}`);
  const banks = buses.flatMap((bus, b) =>
    Array.from({ length: 30 }, (_, board) => ({
      id: `${bus}-${board}`,
      bus,
      driver: '8a',
      board: board + 1,
      occupancySensor: false,
      trays: [{ label: `A${100 + 30 * b + board}`, lock: 1, size: 'small', wheelchairReachable: true }],
    })),
  );
  return siteHardwareSchema.parse({
    buses: buses.map((id) => ({ id, transport: { kind: 'simulator' }, baudRate: 9600 })),
    cabinets: [{ id: 'hall', name: { vi: 'Sảnh', en: 'Hall' }, banks }],
  });
}

it('does not begin with a site whose snapshot would not fit a line once each board has the longest to say', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'many-boards-'));
  try {
    const refusal = await startBridge({
      hardware: siteOfManyBoards(),
      runtimeDirectory: directory,
      logger: quiet,
    }).then(async (bridge) => {
      await bridge.stop();
      return 'it began';
    }, errorMessage);
    expect(refusal).toContain('the state of all of them does not fit a line of the contract');
    expect(await readdir(directory)).toEqual([]);
  } finally {
    await rm(directory, { recursive: true });
  }
});
