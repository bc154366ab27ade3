import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { Bench } from '../testing/bench.js';
import type { BridgeClient } from '../testing/bridge-client.js';
import { opened, refused } from '../testing/outcomes.js';
import { systemTime } from '../time.js';
import { oneBank, type TestSite } from '../testing/test-site.js';
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

describe('one pulse an operation', () => {
  it('gives a repeat under way the same answer', async () => {
    await setUp(oneBank);
    const command = client.command('A01');
    const other = await bench.client();
    const answers = await Promise.all([client.call('open', command), other.call('open', command)]);
    expect(answers).toEqual([opened, opened]);
    expect(bench.boards().board(0).pulses).toEqual([1]);
  });

  it('gives a repeat the first answer, also when the door is shut again and the time is over', async () => {
    await setUp(oneBank);
    const command = client.command('A01');
    expect(await client.call('open', command)).toEqual(opened);
    bench.boards().board(0).openDoors.clear();
    await bench.untilDoor(client, 'A01', 'closed');
    const late = {
      ...command,
      notAfterMonotonicMs: now() - 1,
      operationId: command.operationId.toUpperCase(),
    };
    expect(await client.call('open', late)).toEqual(opened);
    expect(bench.boards().board(0).pulses).toEqual([1]);
  });

  it('gives a repeat of a refused command the same refusal', async () => {
    await setUp(oneBank, (boards) => boards.board(0).openDoors.add(1));
    const command = client.command('A01');
    expect(await client.call('open', command)).toEqual(refused('door_already_open'));
    bench.boards().board(0).openDoors.clear();
    await bench.untilDoor(client, 'A01', 'closed');
    expect(await client.call('open', command)).toEqual(refused('door_already_open'));
    expect(bench.boards().board(0).pulses).toEqual([]);
  });

  it('refuses the same operation id for another tray', async () => {
    await setUp(oneBank);
    const command = client.command('A01');
    const first = client.call('open', command);
    await expect(client.call('open', { ...command, tray: 'A02' })).rejects.toThrow('-32004');
    expect(await first).toEqual(opened);
    expect(bench.boards().board(0).pulses).toEqual([1]);
  });

  it('goes on when its client goes away, and tells the next one', async () => {
    await setUp(oneBank);
    const command = client.command('A01');
    const asked = client.call('open', command).catch(() => 'connection closed');
    await until('the pulse is sent', () => bench.boards().board(0).pulses.length > 0);
    client.disconnect();
    expect(await asked).toBe('connection closed');
    client = await bench.client();
    expect(await client.call('open', command)).toEqual(opened);
    expect(await client.call('operation', { operationId: command.operationId })).toEqual({
      result: opened,
      pending: false,
    });
    expect(bench.boards().board(0).pulses).toEqual([1]);
  });

  it('tells that an operation is under way, and that one was never heard of', async () => {
    await setUp(oneBank, (boards) => boards.board(0).jammed.add(1));
    const command = client.command('A01');
    const asked = client.call('open', command);
    await until('the pulse is sent', () => bench.boards().board(0).pulses.length > 0);
    const { operationId } = command;
    expect(await client.call('operation', { operationId })).toEqual({ result: null, pending: true });
    expect(await client.call('operation', { operationId: randomUUID() })).toEqual({
      result: null,
      pending: false,
    });
    await asked;
  });
});
