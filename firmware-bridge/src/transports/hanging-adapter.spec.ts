import { spawn } from '@lydell/node-pty';
import { afterEach, expect, it } from '@jest/globals';
import { isWireBus } from '../../contract/index.js';
import { oneBank, testSite } from '../testing/test-site.js';
import { until } from '../testing/until.js';
import { systemTime } from '../time.js';
import { createTransport } from './create-transport.js';
import type { LineLoss, Transport } from './transport.js';

/** The far side of a serial line, which answers nothing. */
const adapter = spawn('/bin/sh', ['-c', 'stty raw -echo && tty && exec sleep infinity'], {
  encoding: null,
  env: { PATH: '/usr/bin:/bin' },
});
let transport: Transport;

afterEach(async () => {
  await transport.stop();
  adapter.kill('SIGHUP');
});

async function pathOfTerminal(): Promise<string> {
  let text = '';
  const listening = adapter.onData((bytes) => (text += bytes));
  await until('the terminal says its path', () => text.includes('\n'));
  listening.dispose();
  return text.trim();
}

it('a serial port over which nothing comes back after a pulse is given up, and opened anew', async () => {
  const path = await pathOfTerminal();
  const [main] = testSite(oneBank).buses.filter(isWireBus);
  if (!main) throw new Error('the test site has one bus');
  transport = createTransport({ ...main, transport: { kind: 'serial', path } }, 1, '/unused', systemTime);
  let connections = 0;
  const losses: LineLoss[] = [];
  transport.start({
    connected: () => (connections += 1),
    received: () => undefined,
    lost: (loss) => losses.push(loss),
  });
  await until('the port is open', () => connections === 1);

  expect(transport.write(Uint8Array.of(4, 5, 6), 'pulse')).toBe(true);
  await until('the port is given up and open again', () => connections === 2);
  expect(losses.map(({ reason }) => reason)).toEqual(['line_silent']);
});
