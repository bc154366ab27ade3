import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { StatusLinks } from '../../src/dossiers/index.js';
import { minuteMs } from '../../src/kernel/index.js';
import { Sweeps } from '../../src/platform/index.js';
import { bodyOf } from '../support/caller.js';
import { insertDossier, noticeRow, queueFor, resultReady, twilioEnvironment } from '../support/notices.js';
import { signInAs } from '../support/staff.js';
import { startTestService, type TestService } from '../support/test-service.js';
import { TwilioServer } from '../support/twilio-server/index.js';
import { until } from '../support/until.js';

let twilio: TwilioServer;
let service: TestService;

beforeAll(async () => {
  twilio = await TwilioServer.start();
  service = await startTestService({ environment: twilioEnvironment(twilio) });
});

afterAll(async () => {
  await service.stop();
  await twilio.stop();
});

it('sends by the job queue, and again by the sweep when the gateway was busy', async () => {
  const { id: dossierId, officialCode } = await insertDossier(service, '+84912345678');
  twilio.next({ kind: 'error', status: 429, code: 20429 });
  const id = (await queueFor(service, dossierId, resultReady(officialCode))) ?? '';
  const stands = async (state: string, attempts: number): Promise<boolean> => {
    const notice = await noticeRow(service, id);
    return notice.state === state && notice.attempts === attempts;
  };
  await until('the first attempt is over', () => stands('waiting', 1));
  service.clock.advance(minuteMs);
  await service.application.get(Sweeps).runAll();
  await until('the second attempt is over', () => stands('sent', 2));
  expect(twilio.messages).toHaveLength(1);
});

it('is told to who calls without its link, which would let them fetch what lies in the tray', async () => {
  const { id: dossierId, officialCode } = await insertDossier(service, '+84987654321');
  const values = { dossierNumber: officialCode, lastDay: '26/11' };
  twilio.next({ kind: 'error', status: 400, code: 21614 });
  const id = (await queueFor(service, dossierId, { template: 'result_ready_with_link', values })) ?? '';
  await until('the gateway has refused', async () => (await noticeRow(service, id)).state === 'undelivered');
  const answer = await (await signInAs(service, 'desk')).get('/api/staff/notices?state=to_call');
  const { notices } = bodyOf<{ notices: { text: string }[] }>(answer);
  expect(notices).toMatchObject([{ id, template: 'result_ready' }]);
  expect(notices[0]?.text).toMatch(/, den het 26\/11\. Ma QR: https:\/\/\.\.\.$/);
  const statusToken = service.application.get(StatusLinks, { strict: false }).tokenOf(dossierId);
  expect(JSON.stringify(notices)).not.toContain(statusToken);
});
