import { expect, it } from '@jest/globals';
import type { SiteHardware } from '../../../contract/index.js';
import { startBridge } from '../../bridge.js';
import { gpioSite } from '../../gpio/testing/gpio-site.js';
import { quiet } from '../../testing/bench.js';
import { BridgeClient } from '../../testing/bridge-client.js';
import { Sitting, TechnicianBench } from '../../testing/technician-bench.js';
import { oneBank, testSite } from '../../testing/test-site.js';
import { frameLine } from './frame-lines.js';

it('trace shows what the running bridge sent and what came back, page after page', async () => {
  const bench = await TechnicianBench.start(testSite({ ...oneBank, replyTimeoutMs: 200 }));
  const { hardware, directory } = bench;
  const bridge = await startBridge({ hardware, runtimeDirectory: directory, logger: quiet });
  const client = await BridgeClient.greet(bridge.socketPath);
  try {
    await client.open('A02');
    const sitting = new Sitting(['trace', ...bench.place, '--last', '2000']);
    expect(await sitting.result).toBe(0);
    const time = String.raw`\d\d:\d\d:\d\d\.\d{3} main`;
    const line = (rest: string): RegExp => new RegExp(`^${time} ${rest}$`, 'm');
    expect(sitting.output).toMatch(line(String.raw`→ 02 00 30 03 35 +bank-A: doors\?`));
    expect(sitting.output).toMatch(line('→ 02 01 31 03 37 +bank-A: PULSE lock 2'));
    expect(sitting.output).toMatch(line('← 02 00 35 ff ff 00 00 03 38 +bank-A: 16 locks, all closed'));
    expect(sitting.output).toMatch(line('← 02 00 35 fd ff 00 00 03 36 +bank-A: 16 locks, open 2'));
    // Pages neither overlap nor leave gaps: requests and replies stay in the order of the wire.
    expect(sitting.output.match(/PULSE/g)).toHaveLength(1);
    expect(sitting.output.split('\n').length).toBeGreaterThan(10);

    const short = new Sitting(['trace', ...bench.place, '--last', '3']);
    expect(await short.result).toBe(0);
    expect(short.output.trimEnd().split('\n')).toHaveLength(3);
  } finally {
    client.disconnect();
    await bridge.stop();
    await bench.stop();
  }
});

it.each([
  ['alone', (gpio: SiteHardware): SiteHardware => gpio],
  [
    'beside boards',
    (gpio: SiteHardware): SiteHardware => {
      const { buses, cabinets } = testSite({ banks: [{ cabinet: 'left', board: 0, letter: 'B' }] });
      return { ...gpio, buses: [...gpio.buses, ...buses], cabinets: [...gpio.cabinets, ...cabinets] };
    },
  ],
])('locks on GPIO %s have no frames: trace says so, and names watch', async (_how, site) => {
  const bench = await TechnicianBench.start(site(gpioSite()));
  const { hardware, directory } = bench;
  const bridge = await startBridge({ hardware, runtimeDirectory: directory, logger: quiet });
  try {
    const sitting = new Sitting(['trace', ...bench.place]);
    expect(await sitting.result).toBe(0);
    expect(sitting.errors).toContain('Locks on GPIO lines (gpio) have no frames');
    expect(sitting.errors).toContain('watch shows their doors');
    expect(sitting.errors).not.toContain('is it connected?');
    expect(sitting.output === '').toBe(hardware.buses.length === 1);
  } finally {
    await bridge.stop();
    await bench.stop();
  }
});

it('a line says that more bytes came than are shown', () => {
  const frame = {
    sequence: 1,
    bus: 'main',
    atMonotonicMs: 5,
    direction: 'received',
    hex: 'ffee',
    byteCount: 5,
    meaning: { kind: 'unrecognised' },
  } as const;
  expect(frameLine(frame, 0)).toMatch(/005 main ← ff ee … 3 more bytes +not recognised/);
});
