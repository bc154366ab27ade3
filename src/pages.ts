import { existsSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply } from 'fastify';
import { findPackageRoot } from './config/index.js';

const builtScreens = join(findPackageRoot(), 'web/dist');

/** Every screen by the addresses at which it begins; the staff console finds its own way among the addresses below its. */
const screens = {
  home: ['/'],
  kiosk: ['/kiosk'],
  staff: ['/staff', '/staff/*'],
  status: ['/d/:token'],
} as const;

const demoScreens = { simulator: ['/simulator'] } as const;

/** Under which addresses the site has pages. */
export function pageAddresses(demo: boolean): string[] {
  return Object.values(screensOf(demo)).flat();
}

function screensOf(demo: boolean): Readonly<Record<string, readonly string[]>> {
  return { ...screens, ...(demo ? demoScreens : {}) };
}

/**
 * Scripts come from our own files only, and nothing is loaded from or sent to elsewhere. Styles may stand in attributes:
 * the widths of bars and the places of menus are computed.
 */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "media-src 'self'",
  "frame-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

/**
 * Serves the built screens of `web`, and their scripts, styles and fonts, whose names change with their content.
 * @param demo whether the virtual cabinet is shown too.
 */
export async function servePages(application: NestFastifyApplication, demo: boolean): Promise<void> {
  if (!existsSync(builtScreens)) throw new Error('The screens are not built. Run: npm run build');
  await application.register(fastifyStatic, {
    root: join(builtScreens, 'assets'),
    prefix: '/assets/',
    index: false,
    immutable: true,
    maxAge: '365d',
  });
  const server = application.getHttpAdapter().getInstance();
  for (const [screen, addresses] of Object.entries(screensOf(demo))) {
    for (const address of addresses) {
      server.get(address, (_request, reply) => sendPage(reply, `${screen}.html`));
    }
  }
  server.get('/icon.svg', (_request, reply) => reply.sendFile('icon.svg', builtScreens));
}

/** A page is asked for anew each time, so that it always names the scripts that exist. */
function sendPage(reply: FastifyReply, page: string): FastifyReply {
  return reply
    .header('content-security-policy', contentSecurityPolicy)
    .sendFile(page, builtScreens, { maxAge: 0, immutable: false, cacheControl: false });
}
