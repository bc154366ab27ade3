import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { isWireBus, type SiteHardware } from '../contract/index.js';
import {
  seededRandomness,
  startSimulator,
  type EndpointKind,
  type Simulator,
  type WorldEvent,
} from '../simulator/index.js';
import { startBridge, type Bridge } from './bridge.js';
import { quiet } from './testing/bench.js';
import { BridgeClient } from './testing/bridge-client.js';
import { opened, refused, stayedClosed, unknown } from './testing/outcomes.js';
import { testSite } from './testing/test-site.js';
import { until } from './testing/until.js';

const hardware = testSite({
  banks: [
    { cabinet: 'left', board: 0, letter: 'A' },
    { cabinet: 'left', board: 1, letter: 'B' },
    { cabinet: 'right', board: 2, letter: 'C' },
  ],
  replyTimeoutMs: 60,
});

let directory: string;
let simulator: Simulator;
let bridge: Bridge;
let client: BridgeClient;

async function setUp(endpointKind: EndpointKind = 'unix', seed = 1): Promise<void> {
  directory = await mkdtemp(join(tmpdir(), 'bridge-'));
  const randomness = seededRandomness(seed);
  simulator = await startSimulator({ hardware, runtimeDirectory: directory, endpointKind, randomness });
  bridge = await startBridge({
    hardware: withRealLine(hardware),
    runtimeDirectory: directory,
    logger: quiet,
  });
  client = await BridgeClient.greet(bridge.socketPath);
}

/** The same site as it stands in the site file of a real cabinet: with the serial port or TCP address of the simulated bus. */
function withRealLine(site: SiteHardware): SiteHardware {
  const address = simulator.state().buses[0]?.address;
  if (!address || address.kind === 'unix' || address.kind === 'gpio') return site;
  const transport =
    address.kind === 'pty'
      ? ({ kind: 'serial', path: address.path } as const)
      : ({ kind: 'tcp', host: address.host, port: address.port } as const);
  return { ...site, buses: site.buses.filter(isWireBus).map((bus) => ({ ...bus, transport })) };
}

afterEach(async () => {
  client.disconnect();
  await bridge.stop();
  await simulator.stop();
  await rm(directory, { recursive: true, force: true });
});

const recorded = <Kind extends WorldEvent['kind']>(kind: Kind) =>
  simulator
    .record()
    .entries.map(({ event }) => event)
    .filter((event): event is Extract<WorldEvent, { kind: Kind }> => event.kind === kind);

const pulsedTrays = (): string[] => recorded('pulse').map(({ tray }) => tray);

describe.each<EndpointKind>(['unix', 'tcp', 'pty'])('over %s', (endpointKind) => {
  it('opens a tray, sees the paper put in and the door shut', async () => {
    await setUp(endpointKind);
    const person = simulator.people.send({
      tray: 'B02',
      does: 'put',
      paper: 'birth registration',
      afterMs: 300,
    });
    expect(await client.open('B02')).toEqual(opened);
    await until('the visit is seen', () =>
      client.events.some(
        ({ change }) =>
          change.kind === 'tray' &&
          change.tray === 'B02' &&
          change.door === 'closed' &&
          change.occupancy === 'present',
      ),
    );
    await simulator.people.finished(person.id);
    expect(pulsedTrays()).toEqual(['B02']);
    expect(recorded('pulse')[0]?.pulseMs).toBe(10);
    expect(recorded('violation')).toEqual([]);
  });
});

describe('over a serial port', () => {
  it('knows nothing when the adapter is pulled out after the pulse', async () => {
    await setUp('pty');
    simulator.faults.tray('A01', { jammed: true });
    const stopListening = simulator.onChange(({ event }) => {
      if (event.kind === 'pulse') void simulator.faults.bus('main', { cut: true });
    });
    expect(await client.open('A01')).toEqual(unknown('transport_lost'));
    stopListening();
    await until('the loss is reported', () =>
      client.events.some(({ change }) => change.kind === 'bank' && change.health === 'disconnected'),
    );
  });
});

describe('at its start', () => {
  it('answers nobody before it has looked at every door', async () => {
    await setUp();
    simulator.faults.bank('bank-C', { silence: 'dead' });
    await bridge.stop();
    const starting = startBridge({ hardware, runtimeDirectory: directory, logger: quiet });
    await until('the socket is there', () => existsSync(bridge.socketPath));
    client = await BridgeClient.greet(bridge.socketPath);
    const { banks } = await client.call('snapshot', {});
    expect(banks.map(({ health }) => health)).toEqual(['answering', 'answering', 'silent']);
    bridge = await starting;
  });
});

describe('with faults', () => {
  it('tells a jammed lock, a mute board and a dead one apart', async () => {
    await setUp();
    simulator.faults.tray('A01', { jammed: true });
    expect(await client.open('A01')).toEqual(stayedClosed);
    simulator.faults.bank('bank-B', { silence: 'mute_after_next_pulse' });
    expect(await client.open('B01')).toEqual(unknown('board_silent_after_pulse'));
    simulator.faults.bank('bank-C', { silence: 'dead' });
    await until('the board has missed its questions', async () => {
      const { banks } = await client.call('snapshot', {});
      return banks.some(({ bank, health }) => bank === 'bank-C' && health === 'silent');
    });
    expect(await client.open('C01')).toEqual(refused('board_silent'));
    expect(pulsedTrays()).toEqual(['A01', 'B01']);
    expect(simulator.trays.get('B01').door).toBe('open');
  });

  it('finds its way back when cable and boards are well again', async () => {
    await setUp();
    await simulator.faults.bus('main', { cut: true });
    expect(await client.open('A01')).toEqual(refused('board_silent'));
    await simulator.faults.bus('main', { cut: false });
    await until('the boards answer again', async () => {
      const { banks } = await client.call('snapshot', {});
      return banks.every(({ health }) => health === 'answering');
    });
    expect(await client.open('A01')).toEqual(opened);
  });

  it('pulses nothing when it is killed and started again with a door open', async () => {
    await setUp();
    expect(await client.open('A01')).toEqual(opened);
    await bridge.stop();
    bridge = await startBridge({ hardware, runtimeDirectory: directory, logger: quiet });
    client = await BridgeClient.greet(bridge.socketPath);
    expect(await client.open('B01')).toEqual(refused('another_door_open'));
    expect(pulsedTrays()).toEqual(['A01']);
  });

  it.each([11, 12, 13])('says nothing untrue on a bad line (seed %d)', async (seed) => {
    await setUp('unix', seed);
    await simulator.faults.bus('main', { noiseProbability: 0.2 });
    for (const bank of ['bank-A', 'bank-B', 'bank-C'])
      simulator.faults.bank(bank, { corruptReplyProbability: 0.1 });
    simulator.faults.tray('A02', { jammed: true });
    simulator.faults.tray('C02', { jammed: true });

    const expectedPulses: string[] = [];
    for (const tray of ['A01', 'A02', 'B03', 'C02', 'C01', 'B01', 'A03', 'C03']) {
      const { outcome, pulsed } = await client.open(tray);
      if (pulsed) expectedPulses.push(tray);
      expect(pulsedTrays()).toEqual(expectedPulses);
      const { door } = simulator.trays.get(tray);
      if (outcome === 'opened') expect(door).toBe('open');
      if (outcome === 'not_opened') expect(door).toBe('closed');
      if (door === 'open') simulator.trays.close(tray);
      await until('every door is seen shut', async () => {
        const { trays } = await client.call('snapshot', {});
        return trays.every((state) => state.door === 'closed');
      });
    }
    expect(expectedPulses.length).toBeGreaterThan(4);
    expect(recorded('violation')).toEqual([]);
  });
});

describe('the contacts of a cabinet', () => {
  const housing = { valueFile: 'housing.value', activeLow: true };
  const presence = { valueFile: 'presence.value', activeLow: false };
  const withContacts: SiteHardware = {
    ...hardware,
    cabinets: hardware.cabinets.map((cabinet) =>
      cabinet.id === 'left' ? { ...cabinet, contacts: { housing, presence } } : cabinet,
    ),
  };

  it('tell who opens the housing and who stands before it; a cabinet without them tells nothing', async () => {
    directory = await mkdtemp(join(tmpdir(), 'bridge-'));
    simulator = await startSimulator({ hardware: withContacts, runtimeDirectory: directory });
    bridge = await startBridge({ hardware: withContacts, runtimeDirectory: directory, logger: quiet });
    client = await BridgeClient.greet(bridge.socketPath);
    const cabinets = async (): Promise<unknown> => (await client.call('snapshot', {})).cabinets;
    const noSignals = { lamp: 'none', buzzer: 'none', litTrays: [] };
    const right = {
      cabinet: 'right',
      housing: 'unknown',
      housingOpenings: 0,
      presence: 'unknown',
      ...noSignals,
    };
    const left = { cabinet: 'left', housing: 'closed', housingOpenings: 0, presence: 'absent', ...noSignals };
    expect(await cabinets()).toEqual([left, right]);
    simulator.contacts.set('left', { housingOpen: true });
    simulator.contacts.set('left', { somebodyThere: true });
    const both = { ...left, housing: 'open', housingOpenings: 1, presence: 'present' };
    await until('both are told', () =>
      client.events.some(({ change }) => isDeepStrictEqual(change, { kind: 'cabinet', ...both })),
    );
    expect(await cabinets()).toEqual([both, right]);
    simulator.contacts.set('left', { housingOpen: false });
    await until('that it is closed again is told', () =>
      client.events.some(
        ({ change }, at) =>
          at > 1 && change.kind === 'cabinet' && change.housing === 'closed' && change.presence === 'present',
      ),
    );
  });
});

describe('when the mains fail', () => {
  const withInput: SiteHardware = {
    ...hardware,
    inputs: { powerFail: { valueFile: 'power-fail.value', activeLow: false } },
  };

  async function setUpWithInput(powerReserveMs: number): Promise<void> {
    directory = await mkdtemp(join(tmpdir(), 'bridge-'));
    simulator = await startSimulator({ hardware: withInput, runtimeDirectory: directory, powerReserveMs });
    bridge = await startBridge({ hardware: withInput, runtimeDirectory: directory, logger: quiet });
    client = await BridgeClient.greet(bridge.socketPath);
  }

  async function untilMains(mains: string): Promise<void> {
    await until(`the mains are told as ${mains}`, () =>
      client.events.some(({ change }) => change.kind === 'power' && change.mains === mains),
    );
  }

  it('refuses what is new, lets boards fall silent in the end, and opens again when they are back', async () => {
    await setUpWithInput(1_000);
    expect((await client.call('snapshot', {})).mains).toBe('present');
    simulator.power.setMains('left', false);
    await untilMains('failing');
    expect((await client.call('snapshot', {})).mains).toBe('failing');
    expect(await client.open('A01')).toEqual(refused('power_failing'));
    expect(await client.open('C01')).toEqual(refused('power_failing'));
    await until('the boards of the cabinet are silent', async () => {
      const { banks } = await client.call('snapshot', {});
      return banks.map(({ health }) => health).join() === 'silent,silent,answering';
    });
    simulator.power.setMains('left', true);
    await untilMains('present');
    await until('the boards answer again', async () => {
      const { banks } = await client.call('snapshot', {});
      return banks.every(({ health }) => health === 'answering');
    });
    expect(await client.open('A01')).toEqual(opened);
    expect(pulsedTrays()).toEqual(['A01']);
    expect(recorded('violation')).toEqual([]);
  });

  it('finishes the opening that was pulsed before', async () => {
    await setUpWithInput(60_000);
    simulator.faults.tray('A01', { sticking: true });
    const stopListening = simulator.onChange(({ event }) => {
      if (event.kind === 'pulse') simulator.power.setMains('left', false);
    });
    const opening = client.open('A01');
    await untilMains('failing');
    stopListening();
    expect(await opening).toEqual(stayedClosed);
    expect(await client.open('B01')).toEqual(refused('power_failing'));
  });

  it('knows nothing of the mains where the site has no such input, and opens', async () => {
    await setUp();
    simulator.power.setMains('left', false);
    expect((await client.call('snapshot', {})).mains).toBe('unknown');
    expect(await client.open('A01')).toEqual(opened);
  });
});
