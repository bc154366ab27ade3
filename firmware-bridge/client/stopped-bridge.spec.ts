import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { startBridgeProcess } from '../src/gpio/testing/bridge-process.js';
import { oneBank, testSite } from '../src/testing/test-site.js';
import { systemTime } from '../src/time.js';
import { startSimulator } from '../simulator/index.js';
import { BridgeSession, BridgeSilent } from './index.js';

/** Far more than an answer takes, and one that is still to come is waited for in vain. */
const patienceMs = 500;

const greeter = { name: 'test', monotonicMs: () => systemTime.monotonicMs() };

it('whoever talks to a bridge that is held still notices it, and is answered again when it goes on', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'held-'));
  const hardware = testSite(oneBank);
  const simulator = await startSimulator({ hardware, runtimeDirectory: directory });
  const bridge = await startBridgeProcess(hardware, directory);
  const path = join(directory, 'bridge.sock');
  const sessions: BridgeSession[] = [];
  const connect = async (): Promise<BridgeSession> => {
    const session = await BridgeSession.open(path);
    sessions.push(session);
    return session;
  };
  try {
    const first = await connect();
    await first.greet(greeter);
    const { trays } = await first.call('snapshot', {});

    bridge.process.kill('SIGSTOP');
    await expect(first.call('snapshot', {}, patienceMs)).rejects.toThrow(BridgeSilent);
    // The system still takes connections for it; nobody greets back.
    const second = await connect();
    const greeting = second.greet(greeter);
    await expect(second.call('snapshot', {}, patienceMs)).rejects.toThrow(BridgeSilent);

    bridge.process.kill('SIGCONT');
    await greeting;
    expect(second.bootId).toBe(first.bootId);
    for (const session of [first, second])
      expect((await session.call('snapshot', {})).trays).toHaveLength(trays.length);
  } finally {
    bridge.process.kill('SIGCONT');
    bridge.end();
    for (const session of sessions) session.end();
    await simulator.stop();
    rmSync(directory, { recursive: true });
  }
});
