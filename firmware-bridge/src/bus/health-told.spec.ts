import { createServer, type AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { BankState } from '../../contract/index.js';
import { startBridge, type Bridge } from '../bridge.js';
import { Bench, quiet } from '../testing/bench.js';
import { BridgeClient } from '../testing/bridge-client.js';
import { oneBank, testSite, twoBanks, type TestSite } from '../testing/test-site.js';
import { until } from '../testing/until.js';

/** Why a board does not answer, as a client of the bridge hears it, over real sockets. */

let stop: () => Promise<void>;
let client: BridgeClient;

afterEach(async () => {
  await stop();
});

async function setUp(site: TestSite): Promise<Bench> {
  const bench = await Bench.start(site);
  stop = () => bench.stop();
  client = await bench.client();
  return bench;
}

const told = (bank: string): Omit<BankState, 'bank'>[] =>
  client.events.flatMap(({ change }) =>
    change.kind === 'bank' && change.bank === bank
      ? [{ health: change.health, reason: change.reason, detail: change.detail }]
      : [],
  );
const answering = { health: 'answering', reason: 'replied', detail: null };

async function snapshotOf(bank: string): Promise<BankState | undefined> {
  const { banks } = await client.call('snapshot', {});
  return banks.find((state) => state.bank === bank);
}

async function untilTold(bank: string, reason: BankState['reason']): Promise<void> {
  await until(`${reason} is told of ${bank}`, () => told(bank).some((state) => state.reason === reason));
}

describe('the reason for the health of a board', () => {
  it('is in the snapshot while all is well', async () => {
    await setUp(oneBank);
    expect(await snapshotOf('bank-A')).toEqual({ bank: 'bank-A', ...answering });
    expect(told('bank-A')).toEqual([]);
  });

  it('is that nothing is heard of it, of this board alone', async () => {
    const bench = await setUp(twoBanks);
    bench.boards().board(0).reply = 'silent';
    await untilTold('bank-A', 'no_reply');
    const silent = { health: 'silent', reason: 'no_reply', detail: null };
    expect(await snapshotOf('bank-A')).toEqual({ bank: 'bank-A', ...silent });
    bench.boards().board(0).reply = 'normal';
    await untilTold('bank-A', 'replied');
    expect(told('bank-A')).toEqual([silent, answering]);
    expect(told('bank-B')).toEqual([]);
  });

  it('is that what is heard cannot be read, with the bytes', async () => {
    const bench = await setUp(oneBank);
    bench.boards().board(0).reply = 'corrupt';
    await untilTold('bank-A', 'unreadable_reply');
    // The whole frame, with one bit of its sum turned.
    const detail = '9 bytes: 02 00 35 ff ff 00 00 03 78';
    expect(told('bank-A')).toEqual([{ health: 'silent', reason: 'unreadable_reply', detail }]);
  });

  it('is told anew when a silent board becomes one that cannot be read', async () => {
    const bench = await setUp(oneBank);
    bench.boards().board(0).reply = 'silent';
    await untilTold('bank-A', 'no_reply');
    bench.boards().board(0).reply = 'corrupt';
    await untilTold('bank-A', 'unreadable_reply');
    expect(told('bank-A').map(({ health }) => health)).toEqual(['silent', 'silent']);
    expect((await snapshotOf('bank-A'))?.reason).toBe('unreadable_reply');
  });

  it('is that the line was cut, then that it cannot be opened, and each is told once', async () => {
    const bench = await setUp(twoBanks);
    await bench.boards().stop();
    await untilTold('bank-B', 'line_not_opened');
    for (const bank of ['bank-A', 'bank-B']) {
      expect(told(bank)).toEqual([
        {
          health: 'disconnected',
          reason: 'line_lost',
          // As the system has it, by what was under way in that moment.
          detail: expect.stringMatching(
            /^(the other side closed the connection|write EPIPE|read ECONNRESET)$/,
          ),
        },
        // Where the socket lies in the machine is nobody's business.
        { health: 'disconnected', reason: 'line_not_opened', detail: 'connect ENOENT bus-main.sock' },
      ]);
    }
    await bench.boards().start();
    await until('both answer', () => told('bank-A').length === 3 && told('bank-B').length === 3);
    expect([told('bank-A')[2], told('bank-B')[2]]).toEqual([answering, answering]);
  });
});

describe('a converter that refuses the connection', () => {
  it('is named with its address and port', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'refused-'));
    // A port that was free a moment ago: nobody listens there now.
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));

    const site = testSite(oneBank);
    const [bus] = site.buses;
    if (!bus || bus.transport.kind === 'gpio') throw new Error('the site has one wire');
    const wired = { ...bus, transport: { kind: 'tcp' as const, host: '127.0.0.1', port } };
    const bridge: Bridge = await startBridge({
      hardware: { ...site, buses: [wired as typeof bus] },
      runtimeDirectory: directory,
      logger: quiet,
    });
    client = await BridgeClient.greet(bridge.socketPath);
    stop = async () => {
      client.disconnect();
      await bridge.stop();
      await rm(directory, { recursive: true });
    };
    expect(await snapshotOf('bank-A')).toEqual({
      bank: 'bank-A',
      health: 'disconnected',
      reason: 'line_not_opened',
      detail: `connect ECONNREFUSED 127.0.0.1:${port}`,
    });
  });
});
