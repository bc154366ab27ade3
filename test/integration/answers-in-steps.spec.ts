import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { newPhone, provisionKiosk, type KioskCaller } from '../support/citizens.js';
import { startTestService, type TestService } from '../support/test-service.js';

const stepMs = 300;

let service: TestService;
let kiosk: KioskCaller;
let codeId: string;

beforeAll(async () => {
  service = await startTestService({ answerStepMs: stepMs });
  kiosk = await provisionKiosk(service);
  const asked = await kiosk.post('/api/kiosk/codes', { phone: newPhone(), purpose: 'pickup' });
  codeId = (asked.body as { codeId: string }).codeId;
});

afterAll(async () => {
  await service.stop();
});

it.each([
  [
    'a code that is asked for',
    202,
    () => kiosk.post('/api/kiosk/codes', { phone: newPhone(), purpose: 'pickup' }),
  ],
  ['what became of a code', 200, () => kiosk.get(`/api/kiosk/codes/${codeId}`)],
  ['a wrong code', 403, () => kiosk.post('/api/kiosk/sessions', { codeId, code: '000000' })],
  [
    'a wrong pickup QR',
    403,
    () => kiosk.post('/api/kiosk/pickup-sessions', { token: 'A'.repeat(22), phone: newPhone() }),
  ],
])('%s is answered at the end of a step', async (_what, status, ask) => {
  const askedAtMs = performance.now();
  const answer = await ask();
  const tookMs = performance.now() - askedAtMs;
  expect(answer.status).toBe(status);
  // Timers round to whole milliseconds.
  expect(tookMs).toBeGreaterThan(stepMs - 2);
});
