import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { pino } from 'pino';
import { AdjustableClock, dayMs } from '../../src/kernel/index.js';
import { FileWitness } from '../../src/ledger/heads/file-witness.js';
import { HeadWatch } from '../../src/ledger/heads/head-watch.js';
import { newestHead } from '../../src/ledger/heads/read-heads.js';
import { LedgerBreaks } from '../../src/ledger/heads/ledger-breaks.js';
import { HeadSigner } from '../../src/ledger/heads/signed-head.js';
import { appendToLedger, TrustedKeys } from '../../src/ledger/index.js';
import { Database, LiveEvents, Sweeps } from '../../src/platform/index.js';
import { makeScratchDirectory } from '../support/scratch-directory.js';
import { connectAsService } from '../support/service-connection.js';
import { createTestDatabase } from '../support/test-database.js';

const logger = pino({ level: 'silent' });

it('a head waits for no clock that was ahead, and a file that takes nothing is behind since now at most', async () => {
  const testDatabase = await createTestDatabase();
  const dataSource = await connectAsService(testDatabase.url);
  const folder = await makeScratchDirectory('mc-');
  const clock = AdjustableClock.at('2026-11-23T02:00:00Z');
  const database = new Database(dataSource, clock);
  const file = new FileWitness(join(folder, 'a folder'));
  await mkdir(file.path);
  const signer = new HeadSigner(Buffer.alloc(32, 7));
  const watch = new HeadWatch(
    database,
    new Sweeps(logger),
    signer,
    new LedgerBreaks(new TrustedKeys(signer.publicKey), file, new LiveEvents(), clock, logger),
    file,
    [],
    clock,
    logger,
  );
  const append = (): Promise<void> =>
    database.transaction((transaction) => {
      appendToLedger(transaction, {
        kind: 'kiosk.provisioned',
        subject: { type: 'kiosk', id: randomUUID(), version: 1 },
        actor: { type: 'system', id: 'test' },
        details: { name: 'Kiosk' },
      });
      return Promise.resolve();
    });
  try {
    clock.advance(dayMs);
    await append();
    await watch.look();
    clock.advance(-dayMs);
    await append();
    await watch.look();
    expect(await newestHead(dataSource.manager)).toMatchObject({ sequence: 2, signedAt: clock.now() });
    expect(watch.notWitnessedSince).toEqual(clock.now());
  } finally {
    await dataSource.destroy();
    await testDatabase.drop();
    await rm(folder, { recursive: true, force: true });
  }
});
