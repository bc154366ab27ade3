import { randomUUID } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { minuteMs } from '../../src/kernel/index.js';
import { newestHead } from '../../src/ledger/heads/read-heads.js';
import {
  appendToLedger,
  FileWitness,
  HeadSigner,
  lastWordOnBreaks,
  signHead,
} from '../../src/ledger/index.js';
import { Sweeps } from '../../src/platform/index.js';
import { bodyOf } from '../support/caller.js';
import { signInAs } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';

/** What signed on this site before it was given another key. */
const former = new HeadSigner(Buffer.alloc(32, 3));

let service: TestService;

afterEach(async () => {
  await service.stop();
});

/** A site whose newest head, in the database and in the file, bears the former key. */
async function startWith(formerKeys: string): Promise<void> {
  service = await startTestService({}, { LEDGER_FORMER_KEYS: formerKeys });
  await service.database.transaction((transaction) => {
    appendToLedger(transaction, {
      kind: 'kiosk.provisioned',
      subject: { type: 'kiosk', id: randomUUID(), version: 1 },
      actor: { type: 'system', id: 'test' },
      details: { name: 'Kiosk' },
    });
    signHead(transaction, former);
    return Promise.resolve();
  });
  const head = await newest();
  if (!head) throw new Error('Nothing is signed');
  await service.application.get(FileWitness).append([head]);
  // Something to sign.
  await signInAs(service, 'supervisor');
}

const newest = () => newestHead(service.database.dataSource.manager);

async function tenMinutes(): Promise<void> {
  for (let minute = 0; minute < 10; minute += 1) {
    service.clock.advance(minuteMs);
    await service.application.get(Sweeps).runAll();
  }
}

async function verification(): Promise<unknown> {
  const supervisor = await signInAs(service, 'supervisor');
  return bodyOf(await supervisor.get('/api/staff/ledger/verification'));
}

const standing = async () => (await lastWordOnBreaks(service.database.dataSource.manager)).standing;

describe('heads that bear a former key of the site', () => {
  it('fit before each signature, in the daily walk and when somebody asks, as long as the operator names it', async () => {
    await startWith(`${former.publicKey.toString('base64url')}:1000`);
    const before = (await newest())?.sequence ?? 0;
    await tenMinutes();
    expect(await standing()).toBeUndefined();
    const signed = await newest();
    expect(signed?.sequence).toBeGreaterThan(before);
    expect(signed?.publicKey).toEqual(service.application.get(HeadSigner).publicKey);
    expect(await verification()).toMatchObject({ result: 'intact' });
  });

  it.each([
    ['is not named', 'none'],
    ['is named up to an entry before', `${former.publicKey.toString('base64url')}:1`],
  ])('do not where the key %s', async (_what, formerKeys) => {
    await startWith(formerKeys);
    const before = await newest();
    await tenMinutes();
    expect(await standing()).toMatchObject({ kind: 'signed_by_another', sequence: before?.sequence });
    expect(await newest()).toEqual(before);
    expect(await verification()).toMatchObject({ result: 'broken' });
  });
});
