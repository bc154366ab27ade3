import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  driverLimits,
  driverNames,
  isWireBus,
  siteHardwareSchema,
  type DriverName,
  type SiteHardware,
} from '../../contract/index.js';
import { startSimulator, type Simulator } from '../../simulator/index.js';
import { startBridge, type Bridge } from '../bridge.js';
import { quiet } from '../testing/bench.js';
import { BridgeClient } from '../testing/bridge-client.js';
import { opened, unknown } from '../testing/outcomes.js';
import { until } from '../testing/until.js';

/** Every driver over what the operating system makes of a line: a terminal and a TCP connection, the real transports, the real time. */

const letterOf = (driver: DriverName): string => String.fromCharCode(65 + driverNames.indexOf(driver));

/** A line and a cabinet of every kind, with two trays each: `A01` and `A02` of the first. */
function siteOfEveryBoard(): SiteHardware {
  const buses = driverNames.map((driver) => ({
    id: driver,
    transport: { kind: 'simulator' },
    baudRate: driverLimits[driver].baudRates[0],
    // Boards that live answer within that, however busy this machine is.
    replyTimeoutMs: 200,
    openConfirmationMs: 500,
    // Five lines without a rest between questions are more than a test needs.
    scanIntervalMs: 20,
    minimumPulseGapMs: 0,
  }));
  const cabinets = driverNames.map((driver) => {
    const { boards, locks } = driverLimits[driver];
    const trays = [0, 1].map((lock) => ({
      label: `${letterOf(driver)}0${lock + 1}`,
      lock: locks[0] + lock,
      size: 'small',
      wheelchairReachable: true,
    }));
    const bank = { id: driver, bus: driver, driver, board: boards[0], occupancySensor: false, trays };
    return { id: driver, name: { vi: 'Tủ', en: 'Cabinet' }, banks: [bank] };
  });
  return siteHardwareSchema.parse({ buses, cabinets });
}

describe.each(['pty', 'tcp'] as const)('over a real line (%s)', (endpointKind) => {
  let directory: string;
  let simulator: Simulator;
  let bridge: Bridge;
  let client: BridgeClient;

  const addressOf = (driver: DriverName): SimulatedAddress => {
    const address = simulator.state().buses.find(({ id }) => id === driver)?.address;
    if (!address) throw new Error(`no bus ${driver}`);
    return address;
  };
  type SimulatedAddress = ReturnType<Simulator['state']>['buses'][number]['address'];

  /** As udev names an adapter: a terminal that comes again may be another one. */
  const linkTo = (driver: DriverName): string => join(directory, `usb-${driver}`);

  async function connectTerminal(driver: DriverName): Promise<void> {
    const address = addressOf(driver);
    if (address.kind !== 'pty') return;
    await symlink(address.path, linkTo(driver));
  }

  function transportOf(driver: DriverName) {
    const address = addressOf(driver);
    return address.kind === 'tcp'
      ? ({ kind: 'tcp', host: address.host, port: address.port } as const)
      : ({ kind: 'serial', path: linkTo(driver) } as const);
  }

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'real-lines-'));
    const hardware = siteOfEveryBoard();
    simulator = await startSimulator({ hardware, runtimeDirectory: directory, endpointKind });
    for (const driver of driverNames) await connectTerminal(driver);
    const buses = hardware.buses
      .filter(isWireBus)
      .map((bus) => ({ ...bus, transport: transportOf(bus.id as DriverName) }));
    bridge = await startBridge({
      hardware: { ...hardware, buses },
      runtimeDirectory: directory,
      logger: quiet,
    });
    client = await BridgeClient.greet(bridge.socketPath);
  });

  afterAll(async () => {
    client.disconnect();
    await bridge.stop();
    await simulator.stop();
    await rm(directory, { recursive: true, force: true });
  });

  async function untilDoor(tray: string, door: string): Promise<void> {
    await until(`${tray} is seen ${door}`, async () =>
      (await client.call('snapshot', {})).trays.some((each) => each.tray === tray && each.door === door),
    );
  }

  const pulsesOf = (tray: string): number =>
    simulator.record().entries.filter(({ event }) => event.kind === 'pulse' && event.tray === tray).length;

  it.each(driverNames)('opens a tray of %s, and sees it open and shut', async (driver) => {
    const tray = `${letterOf(driver)}01`;
    await untilDoor(tray, 'closed');
    expect(await client.open(tray)).toEqual(opened);
    await untilDoor(tray, 'open');
    simulator.trays.close(tray);
    await untilDoor(tray, 'closed');
    expect(pulsesOf(tray)).toBe(1);
  });

  const everyDriver = <Value>(value: Value): Record<string, Value> =>
    Object.fromEntries(driverNames.map((driver) => [driver, value]));

  /** All of them at once: most of the time is spent in waiting. */
  async function ofEveryDriver<Value>(
    find: (driver: DriverName, tray: string) => Value | Promise<Value>,
  ): Promise<Record<string, Value>> {
    const found = driverNames.map(
      async (driver) => [driver, await find(driver, `${letterOf(driver)}02`)] as const,
    );
    return Object.fromEntries(await Promise.all(found));
  }

  it('knows nothing of an unlock that is cut before its last byte, and opens when the line is back, with every driver', async () => {
    await ofEveryDriver((_driver, tray) => untilDoor(tray, 'closed'));
    const cut = await ofEveryDriver(async (driver, tray) => {
      simulator.faults.bank(driver, { cutNextUnlockAfterBytes: 4 });
      return client.open(tray);
    });
    expect(cut).toEqual(everyDriver(unknown('transport_lost')));
    // The name of an adapter is gone with it, or it leads to the next that comes.
    await ofEveryDriver(async (driver, tray) => {
      await untilDoor(tray, 'unknown');
      await rm(linkTo(driver), { force: true });
    });
    await ofEveryDriver(async (driver, tray) => {
      await simulator.faults.bus(driver, { cut: false });
      await connectTerminal(driver);
      await untilDoor(tray, 'closed');
    });
    expect(await ofEveryDriver((_driver, tray) => pulsesOf(tray))).toEqual(everyDriver(0));
    expect(await ofEveryDriver((_driver, tray) => client.open(tray))).toEqual(everyDriver(opened));
    expect(await ofEveryDriver((_driver, tray) => pulsesOf(tray))).toEqual(everyDriver(1));
  });
});
