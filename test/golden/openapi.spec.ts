import { afterAll, beforeAll, it } from '@jest/globals';
import { createOpenApiDocument } from '../../src/platform/index.js';
import { expectGolden } from '../support/golden.js';
import { startTestService, type TestService } from '../support/test-service.js';

let service: TestService;

beforeAll(async () => {
  service = await startTestService();
});

afterAll(async () => {
  await service.stop();
});

it('describes the API that was agreed on', async () => {
  const document = createOpenApiDocument(service.application);
  await expectGolden('openapi.json', `${JSON.stringify(document, null, 2)}\n`, 'npm run openapi');
});
