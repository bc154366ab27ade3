import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/**
 * Forbids every cache to keep answers of the API: a kiosk's browser serves one person after the other, and on nobody's
 * phone should a dossier's page outlast its visit (RFC 9111, section 5.2.2.5).
 */
export function keepOutOfCaches(application: NestFastifyApplication): void {
  const server = application.getHttpAdapter().getInstance();
  server.addHook('onRequest', (request, reply, done) => {
    if (request.url.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    done();
  });
}
