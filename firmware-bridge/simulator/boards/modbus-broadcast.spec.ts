import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { siteHardwareSchema, type SiteHardware } from '../../contract/index.js';
import { type Simulator } from '../simulator.js';
import { fromHex } from '../testing/hex.js';
import { type Host } from '../testing/host.js';
import { SimulatorHarness } from '../testing/simulator-harness.js';
import { waitUntil } from '../testing/wait-until.js';

/** Unit 0 on a Modbus line: every board obeys, none answers. Real bytes over the bus. */

const pulseOfRelay5 = '00 05 02 04 00 05 4C 61';
const relay1WithoutEnd = '00 05 00 00 FF 00 8D EB';
const allRelaysOn = '00 0F 00 00 00 08 01 FF 7F 19';
const pulseOfNoRelay = '00 05 02 08 00 05 8C 62';
const inputs = '00 02 00 00 00 08 78 1D';

let harness: SimulatorHarness;
let simulator: Simulator;
let host: Host;

/** Two boards of a tray at lock 1 and one at lock 5 each. */
function twoBoards(): SiteHardware {
  const bank = (board: number): object => ({
    id: `board-${board}`,
    bus: 'main',
    driver: 'modbus-relay',
    board,
    occupancySensor: false,
    trays: [1, 5].map((lock) => ({
      label: `${board === 1 ? 'A' : 'B'}0${lock}`,
      lock,
      size: 'small',
      wheelchairReachable: true,
    })),
  });
  const name = { vi: 'Tủ', en: 'Cabinet' };
  return siteHardwareSchema.parse({
    buses: [{ id: 'main', transport: { kind: 'simulator' }, baudRate: 9_600 }],
    cabinets: [{ id: 'A', name, maximumOpenDoors: 4, banks: [bank(1), bank(2)] }],
  });
}

beforeEach(async () => {
  harness = new SimulatorHarness();
  simulator = await harness.start({ hardware: twoBoards() });
  host = await harness.connectHost();
});

afterEach(async () => {
  await harness.dismantle();
});

/** Every board has done what was written before: its own answer is the first that comes. */
async function untilObeyed(): Promise<void> {
  host.write(fromHex('02 02 00 00 00 08 79 FF'));
  expect(await host.read(6)).toMatch(/^02 02 01 /);
  expect(host.heard).toMatch(/^02 02 01 .. .. ..$/);
}

const accused = (): unknown[] =>
  simulator
    .record()
    .entries.flatMap(({ event }) => (event.kind === 'violation' ? [[event.rule, event.bank]] : []));
const pulsed = (): string[] =>
  simulator.record().entries.flatMap(({ event }) => (event.kind === 'pulse' ? [event.tray] : []));

it.each([
  ['a pulse', pulseOfRelay5, ['A05', 'B05']],
  ['a relay without an end', relay1WithoutEnd, ['A01', 'B01']],
  ['all relays at once', allRelaysOn, ['A01', 'A05', 'B01', 'B05']],
  ['a relay that there is not', pulseOfNoRelay, []],
])('%s is obeyed by every board in silence, and each accuses it', async (_what, frame, trays) => {
  host.write(fromHex(frame));
  await untilObeyed();
  await waitUntil('the locks have their pulses', () => pulsed().length >= trays.length);
  expect(pulsed().sort()).toEqual(trays);
  const broken = accused().filter((each) => (each as string[])[0] === 'unlock_all');
  expect(broken).toEqual([
    ['unlock_all', 'board-1'],
    ['unlock_all', 'board-2'],
  ]);
});

it('a question to every board is answered by none, and is no accusation', async () => {
  host.write(fromHex(inputs));
  await untilObeyed();
  expect(pulsed()).toEqual([]);
  expect(accused()).toEqual([]);
});
