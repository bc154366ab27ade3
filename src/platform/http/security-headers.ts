import type { NestFastifyApplication } from '@nestjs/platform-fastify';

/**
 * What browsers are told with every answer (OWASP ASVS 5.0, section V3.4): take it for what it says it is, tell no other
 * site where you come from, share nothing with other sites, and let no page of ours use devices that it has no use for.
 */
const always = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const;

/** A year, as ASVS 3.4.1 wants it. */
const httpsOnly = 'max-age=31536000; includeSubDomains';

/**
 * Of what is no page of ours, which have a policy of their own: papers that the browser opens by itself, streams, and JSON,
 * which may load nothing should a browser ever take it for a page.
 */
const inNoFrame = { 'content-security-policy': "frame-ancestors 'none'" } as const;
const noPage = "default-src 'none'; frame-ancestors 'none'";

/**
 * Puts these headers on every answer, refusals included.
 * @param publicBaseUrl where the service is reached; behind https browsers are told to come by nothing else
 */
export function sendSecurityHeaders(application: NestFastifyApplication, publicBaseUrl: string): void {
  const headers = Object.entries({
    ...always,
    ...inNoFrame,
    ...(publicBaseUrl.startsWith('https:') ? { 'strict-transport-security': httpsOnly } : {}),
  });
  const server = application.getHttpAdapter().getInstance();
  server.addHook('onRequest', (_request, reply, done) => {
    // Where they also reach the event streams, which Nest writes past Fastify.
    for (const [name, value] of headers) reply.raw.setHeader(name, value);
    done();
  });
  server.addHook('onSend', (_request, reply, _payload, done) => {
    if (/json\b/.test(String(reply.getHeader('content-type') ?? ''))) {
      void reply.header('content-security-policy', noPage);
    }
    done();
  });
}
