import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/**
 * Forbids every cache to keep answers of the API: a kiosk's browser serves one person after the other, and on nobody's
 * phone should a dossier's page outlast its visit (RFC 9111, section 5.2.2.5). It is said as an answer leaves, so that no
 * route can say otherwise, and by the route that answered, however its address was written.
 */
export function keepOutOfCaches(application: NestFastifyApplication): void {
  const server = application.getHttpAdapter().getInstance();
  server.addHook('onSend', (request, reply, _payload, done) => {
    const path = request.routeOptions.url ?? request.url;
    if (path.startsWith('/api/')) void reply.header('cache-control', 'no-store');
    done();
  });
}
