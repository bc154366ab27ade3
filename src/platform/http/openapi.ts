import type { INestApplication } from '@nestjs/common';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { z } from 'zod';
import { kioskCookie, staffCookie } from '../auth/index.js';
import { problemSchema } from './problem-details.js';

/** The document of the whole API, made from the same schemas that check the requests. */
export function createOpenApiDocument(application: INestApplication): OpenAPIObject {
  const options = new DocumentBuilder()
    .setTitle('motcua247')
    .setDescription(
      'Controller of a 24/7 document locker. Errors are problem details (RFC 9457) with a closed list of codes; ' +
        'every request that changes something carries an Idempotency-Key, or what other systems have in its place.',
    )
    .setVersion('1')
    .addBearerAuth(
      { type: 'http', scheme: 'bearer', description: 'Session of a member of staff' },
      'staffSession',
    )
    .addCookieAuth(
      staffCookie.name,
      { type: 'apiKey', in: 'cookie', description: 'The same session, as browsers keep it' },
      'staffCookie',
    )
    .addApiKey({ type: 'apiKey', in: 'header', name: 'x-kiosk-credential' }, 'kioskCredential')
    .addCookieAuth(
      kioskCookie.name,
      { type: 'apiKey', in: 'cookie', description: 'The same credential, as the kiosk’s browser keeps it' },
      'kioskCookie',
    )
    .addApiKey({ type: 'apiKey', in: 'header', name: 'x-citizen-session' }, 'citizenSession')
    .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'Key of a partner’s system' }, 'partnerKey')
    .build();
  const document = SwaggerModule.createDocument(application, options, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}.${method}`,
  });
  // An empty registry hides the schema's own name, under which it would be a reference to itself.
  const problemJsonSchema = z.toJSONSchema(problemSchema, { target: 'openapi-3.0', metadata: z.registry() });
  delete problemJsonSchema.$schema;
  document.components = {
    ...document.components,
    schemas: { ...document.components?.schemas, Problem: problemJsonSchema as never },
  };
  return document;
}

/** Serves the document at `/api/openapi.json` and its page at `/api/docs`. */
export function serveOpenApi(application: INestApplication): void {
  SwaggerModule.setup('api/docs', application, () => createOpenApiDocument(application), {
    jsonDocumentUrl: 'api/openapi.json',
    customSiteTitle: 'motcua247 API',
  });
}
