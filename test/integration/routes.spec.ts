import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createOpenApiDocument } from '../../src/platform/index.js';
import { operationsOf, type ApiOperation } from '../support/api/api-operations.js';
import { asksForFreshProof, openToEverybody, whoMayAsk } from '../support/api/who-may-ask.js';
import { startTestService, type TestService } from '../support/test-service.js';

/** Pages and the document itself, which the document does not describe; the router prints what stands for `/staff/*` without its slash. */
const pages: readonly string[] = [
  ...['/', '/*', '/icon.svg', '/kiosk', '/staff', '/staff*', '/simulator', '/d/{token}'],
  ...['/api/openapi.json', '/api/docs', '/api/docs-yaml', '/api/docs/', '/api/docs/*'],
  ...['index.html', 'LICENSE', 'swagger-ui-init.js', 'docs/swagger-ui-init.js'].map(
    (file) => `/api/docs/${file}`,
  ),
].map((path) => `GET ${path}`);

let service: TestService;
let operations: readonly ApiOperation[];

beforeAll(async () => {
  service = await startTestService();
  operations = operationsOf(createOpenApiDocument(service.application));
});

afterAll(async () => {
  await service.stop();
});

const nameOf = ({ method, path }: { readonly method: string; readonly path: string }): string =>
  `${method} ${path}`;

/**
 * Every route that the running service would answer, as Fastify's router has it. It prints a tree: each line is what a path has behind that
 * of the line above it which stands further left, four signs a step, and its methods.
 */
function routesOf(printed: string): string[] {
  const above: string[] = [];
  return printed
    .split('\n')
    .filter((line) => line.trim() !== '')
    .flatMap((line) => {
      const [, branch = '', part = '', methods = ''] =
        /^([│├└─ ]+)(\S+)(?: \(([A-Z, ]+)\))?$/u.exec(line) ?? [];
      if (part === '') throw new Error(`The router prints what cannot be read: ${line}`);
      const depth = branch.length / 4 - 1;
      above.length = depth;
      above[depth] = part;
      const path = above.join('').replace(/:([A-Za-z]+)/g, '{$1}');
      // Every reading is answered without its body, too.
      return methods
        .split(', ')
        .filter((method) => method !== '' && method !== 'HEAD')
        .map((method) => nameOf({ method, path }));
    });
}

describe('the routes of the running service', () => {
  it('are those of the document, and the pages', () => {
    const router = service.application.getHttpAdapter().getInstance();
    const registered = routesOf(router.printRoutes({ commonPrefix: false }));
    expect(registered.length).toBeGreaterThan(150);
    expect(registered.sort()).toEqual([...operations.map(nameOf), ...pages].sort());
  });

  it('are for whom they were written down to be, and for nobody else', () => {
    const written = Object.entries(whoMayAsk).flatMap(([access, routes]) =>
      routes.map((route) => [route, access] as const),
    );
    const open = openToEverybody.map((route) => [route, undefined] as const);
    const said = operations.map((operation) => [nameOf(operation), operation.access] as const);
    expect(Object.fromEntries(said)).toEqual(Object.fromEntries([...written, ...open]));
    expect(said).toHaveLength(written.length + open.length);
  });

  it('ask for a fresh proof where that was written down', () => {
    const asking = operations.filter(({ freshProof }) => freshProof).map(nameOf);
    expect(asking.sort()).toEqual([...asksForFreshProof].sort());
  });
});
