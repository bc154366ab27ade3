import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { technicianJournalFile } from '../../../contract/index.js';
import { startBridge } from '../../bridge.js';
import type { BridgeHandlers } from '../../rpc/methods.js';
import { RpcServer } from '../../rpc/rpc-server.js';
import { takeSocket } from '../../rpc/socket-file.js';
import { quiet } from '../../testing/bench.js';
import { BridgeClient } from '../../testing/bridge-client.js';
import { coolingDown, opened } from '../../testing/outcomes.js';
import { Sitting, TechnicianBench } from '../../testing/technician-bench.js';
import { testSite, twoBanks } from '../../testing/test-site.js';
import { until } from '../../testing/until.js';
import { systemTime } from '../../time.js';
import { beTheOnlyOne } from '../one-at-a-time.js';

let bench: TechnicianBench;

beforeEach(async () => {
  bench = await TechnicianBench.start(testSite({ ...twoBanks, replyTimeoutMs: 200 }));
});

afterEach(async () => {
  await bench.stop();
});

const open = (tray: string, ...more: string[]): Sitting =>
  new Sitting(['open', tray, ...bench.openingPlace, ...more]);

describe('open', () => {
  it('asks why, asks whether, opens that tray and no other, and keeps a record', async () => {
    const atPulse: string[] = [];
    bench.simulator.onChange(({ event }) => {
      // The record must be older than the pulse.
      if (event.kind === 'pulse')
        atPulse.push(readFileSync(join(bench.directory, technicianJournalFile), 'utf8'));
    });
    const sitting = open('B02');
    await sitting.untilAsked('B02: door closed, empty.');
    await sitting.answer('Reason for the ledger:', 'lock exchanged');
    await sitting.answer('Open B02? [y/N]', 'y');
    expect(await sitting.result).toBe(0);
    expect(sitting.output).toBe('B02: opened — the sensor shows the door open.\n');
    expect(bench.pulsedTrays()).toEqual(['B02']);

    const [intent, outcome, ...others] = bench.journal();
    expect(intent).toMatchObject({
      sequence: 1,
      kind: 'intent',
      command: 'open',
      target: { kind: 'tray', tray: 'B02' },
      reason: 'lock exchanged',
      technician: 'an',
    });
    expect(outcome).toMatchObject({
      sequence: 2,
      kind: 'outcome',
      operationId: intent?.operationId,
      result: { outcome: 'opened' },
    });
    expect(others).toEqual([]);
    expect(atPulse).toEqual([`${JSON.stringify(intent)}\n`]);
  });

  it('opens nothing without a yes, without a reason, without a record, or a tray there is not', async () => {
    const declined = open('A01', '--reason', 'test');
    await declined.answer('Open A01?', 'n');
    expect(await declined.result).toBe(6);

    const mute = open('A01', '--yes');
    mute.endInput();
    expect(await mute.result).toBe(6);
    expect(mute.errors).toContain('give the answers as options');

    const reasonless = open('A01', '--yes');
    await reasonless.answer('Reason', ' ');
    expect(await reasonless.result).toBe(1);

    const elsewhere = open('Z99', '--yes', '--reason', 'test');
    expect(await elsewhere.result).toBe(1);
    expect(elsewhere.errors).toContain('no tray Z99 in the site file; it has A01 to B03');

    const unrecorded = open('A01', '--yes', '--reason', 'test', '--data-directory', '/nowhere');
    expect(await unrecorded.result).toBe(1);
    expect(unrecorded.errors).toContain('nothing is opened without a record');

    const letNextIn = beTheOnlyOne(bench.directory);
    const second = open('A01', '--yes', '--reason', 'test');
    expect(await second.result).toBe(1);
    expect(second.errors).toContain('another command is opening trays');
    letNextIn();
    expect(bench.pulsedTrays()).toEqual([]);
  });

  it('goes through the running bridge, with all its safety', async () => {
    const { hardware, directory } = bench;
    const bridge = await startBridge({ hardware, runtimeDirectory: directory, logger: quiet });
    const client = await BridgeClient.greet(bridge.socketPath);
    try {
      // Left behind by a command that was killed.
      writeFileSync(join(directory, 'technician.lock'), '999999999');
      const first = open('A01', '--yes', '--reason', 'test');
      expect(await first.result).toBe(0);
      expect(first.errors).toContain('Working through the running bridge');

      // The journal would be another user's.
      const words = ['open', 'B01', ...bench.openingPlace, '--yes', '--reason', 'test'];
      const other = new Sitting(words, { userId: 54_321 });
      expect(await other.result).toBe(1);
      expect(other.errors).toContain(`nothing was opened: ${directory} belongs to`);

      const second = open('B01', '--yes', '--reason', 'test');
      expect(await second.result).toBe(4);
      expect(second.output).toContain('NOT opened — the cabinet has as many open doors as it may have');
      expect(second.output).toContain('No pulse was sent.');

      bench.simulator.trays.close('A01');
      await until('the bridge sees it shut', async () => {
        const { trays } = await client.call('snapshot', {});
        return trays.every(({ door }) => door === 'closed');
      });
      bench.simulator.faults.bank('bank-B', { silence: 'mute_after_next_pulse' });
      const third = open('B01', '--yes', '--reason', 'test');
      expect(await third.result).toBe(5);
      expect(third.output).toContain('UNKNOWN — the lock board fell silent after the pulse');
      expect(bench.pulsedTrays()).toEqual(['A01', 'B01']);
      expect(bench.journal().map(({ sequence }) => sequence)).toEqual([1, 2, 3, 4, 5, 6]);
    } finally {
      client.disconnect();
      await bridge.stop();
    }
  });

  it('waits for a lock that has to cool down, and gives a new command, each with its record', async () => {
    const answers = [coolingDown(1), opened];
    const handlers: BridgeHandlers = {
      bootId: randomUUID(),
      monotonicMs: () => systemTime.monotonicMs(),
      snapshot: () => ({ sequence: 0, trays: [], banks: [], cabinets: [], mains: 'unknown' }),
      open: () => Promise.resolve(answers.shift() ?? opened),
      operation: () => ({ result: null, pending: false }),
      trace: () => ({ frames: [], monotonicMs: 0 }),
      clientGone: () => undefined,
    };
    const server = new RpcServer(handlers, Promise.resolve(), systemTime, quiet);
    const socket = await takeSocket(bench.directory);
    await server.listen(socket.path);
    try {
      const sitting = open('A01', '--yes', '--reason', 'test');
      expect(await sitting.result).toBe(0);
      expect(sitting.errors).toContain('have to rest for another 1 s. No pulse was sent. Waiting for it.');
      expect(bench.journal()).toMatchObject([
        { kind: 'intent' },
        { kind: 'outcome', result: coolingDown(1) },
        { kind: 'intent' },
        { kind: 'outcome', result: opened },
      ]);
      expect(new Set(bench.journal().map(({ operationId }) => operationId)).size).toBe(2);
    } finally {
      await server.close();
      socket.release();
    }
  });
});
