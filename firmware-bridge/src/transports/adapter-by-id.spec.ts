import { mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { isWireBus, type BankHealth } from '../../contract/index.js';
import { PtyEndpoint } from '../../simulator/bus/pty-endpoint.js';
import { startSimulator } from '../../simulator/index.js';
import { startBridge } from '../bridge.js';
import { quiet } from '../testing/bench.js';
import { BridgeClient } from '../testing/bridge-client.js';
import { opened, refused } from '../testing/outcomes.js';
import { oneBank, testSite } from '../testing/test-site.js';
import { until } from '../testing/until.js';

it('an adapter that was pulled out is back in service when it is put back in, by its name and under another number', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'adapter-'));
  const hardware = testSite(oneBank);
  const simulator = await startSimulator({ hardware, runtimeDirectory: directory, endpointKind: 'pty' });
  const device = (): string => {
    const address = simulator.state().buses[0]?.address;
    if (address?.kind !== 'pty') throw new Error('the bus has no pseudo-terminal');
    return address.path;
  };
  // As udev does: a name made of maker, product and serial number leads to the device of the moment.
  const path = join(directory, 'by-id', 'usb-FTDI_FT232R_USB_UART_A10K4C7P-if00-port0');
  await mkdir(join(directory, 'by-id'));
  await symlink(device(), path);
  const buses = hardware.buses
    .filter(isWireBus)
    .map((bus) => ({ ...bus, transport: { kind: 'serial' as const, path } }));
  const bridge = await startBridge({
    hardware: { ...hardware, buses },
    runtimeDirectory: directory,
    logger: quiet,
  });
  const client = await BridgeClient.greet(bridge.socketPath);
  const untilHealth = (expected: BankHealth): Promise<void> =>
    until(`the board is ${expected}`, async () => {
      const { banks } = await client.call('snapshot', {});
      return banks.every(({ health }) => health === expected);
    });
  expect(await client.open('A01')).toEqual(opened);
  simulator.trays.close('A01');

  await simulator.faults.bus('main', { cut: true });
  await rm(path);
  await untilHealth('disconnected');
  expect(await client.open('A02')).toEqual(refused('board_silent'));

  // The old number goes to somebody else; nothing that the bridge sends may reach him.
  const stranger = new PtyEndpoint(19_200);
  const strayBytes: number[] = [];
  await stranger.open({
    connected: () => undefined,
    received: (bytes) => strayBytes.push(...bytes),
    disconnected: () => undefined,
  });
  await simulator.faults.bus('main', { cut: false });
  await symlink(device(), path);
  await untilHealth('answering');
  await until('the doors are seen again', async () => {
    const { trays } = await client.call('snapshot', {});
    return trays.every(({ door }) => door === 'closed');
  });
  expect(await client.open('A02')).toEqual(opened);

  const pulses = simulator
    .record()
    .entries.flatMap(({ event }) => (event.kind === 'pulse' ? [event.tray] : []));
  expect(pulses).toEqual(['A01', 'A02']);
  expect(strayBytes).toEqual([]);
  client.disconnect();
  await bridge.stop();
  await stranger.close();
  await simulator.stop();
  await rm(directory, { recursive: true });
});
