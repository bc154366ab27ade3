import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { findPackageRoot } from './config/index.js';

const pagesDirectory = join(findPackageRoot(), 'web/public');

/** Serves the pages of `web`: the list of surfaces at `/`, and a dossier's status page at `/d/<token>`. */
export async function servePages(application: NestFastifyApplication): Promise<void> {
  await application.register(fastifyStatic, { root: pagesDirectory, prefix: '/assets/', index: false });
  const server = application.getHttpAdapter().getInstance();
  server.get('/', (_request, reply) => reply.sendFile('index.html'));
  server.get('/d/:token', (_request, reply) => reply.sendFile('status.html'));
}
