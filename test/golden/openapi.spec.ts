import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
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

/** Times, states, codes and places: nothing by which a person is known. */
const allowedInAddresses = [
  ...['purpose', 'from', 'to', 'code', 'depositNumber', 'officialCode', 'state', 'custody', 'departmentCode'],
  ...['trayLabel', 'open', 'page', 'pageSize', 'before', 'limit', 'notice', 'cabinetId', 'subject'],
  ...['afterSequence', 'afterHash'],
];

function namesInQueries({ paths }: OpenAPIObject): Set<string> {
  const operations = Object.values(paths).flatMap(({ get, put, post, delete: remove }) => [
    get,
    put,
    post,
    remove,
  ]);
  const parameters = operations.flatMap((operation) => operation?.parameters ?? []);
  return new Set(
    parameters.flatMap((parameter) =>
      'name' in parameter && parameter.in === 'query' ? [parameter.name] : [],
    ),
  );
}

it('lets nothing that is a person’s stand in an address, which is kept on the way', () => {
  const found = namesInQueries(createOpenApiDocument(service.application));
  // A new one is thought about here: what is searched for about people goes into a body (`@Inquiry`).
  expect([...found].sort()).toEqual([...allowedInAddresses].sort());
});
