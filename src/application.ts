import fastifyCookie from '@fastify/cookie';
import { StandardSchemaSerializerInterceptor } from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppModule } from './app.module.js';
import { servePages } from './pages.js';
import {
  ClockWatch,
  keepOutOfCaches,
  keepSurfacesApart,
  limitRequestRate,
  NestLogger,
  problem,
  ProblemFilter,
  readSecureCookies,
  RefusalLog,
  RequestRates,
  sendSecurityHeaders,
  serveOpenApi,
  serverOptions,
  surfaceAddressesOf,
  validationPipe,
  type PlatformOptions,
} from './platform/index.js';
import { isSimulated } from './simulated.js';

/** Builds the service, ready to listen. Everything outside it comes in by `options`. */
export async function createApplication(options: PlatformOptions): Promise<NestFastifyApplication> {
  const { http } = options.environment;
  const adapter = new FastifyAdapter({
    ...serverOptions(http),
    forceCloseConnections: true,
    // What Fastify refuses before it looks for a route never reaches the filter.
    frameworkErrors: (_error: Error, _request: FastifyRequest, reply: FastifyReply) => {
      const refusal = problem('validation_failed', 'The address of the request cannot be read.');
      void reply.status(refusal.status).type('application/problem+json').send(refusal);
    },
  });
  const application = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(options), adapter, {
    logger: new NestLogger(options.logger),
    abortOnError: false,
    // What partners sign is the bytes as they came.
    rawBody: true,
  });
  application.useGlobalPipes(validationPipe);
  const nowMs = () => options.monotonicClock.nowMs();
  const refusals = new RefusalLog(options.logger, nowMs);
  application.useGlobalFilters(new ProblemFilter(options.logger, options.randomness, refusals));
  application.useGlobalInterceptors(new StandardSchemaSerializerInterceptor(application.get(Reflector)));
  await application.register(fastifyCookie);
  const clockWatch = application.get(ClockWatch);
  application
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', () => clockWatch.lookIfSetBack());
  readSecureCookies(application.getHttpAdapter().getInstance(), options.environment.publicBaseUrl);
  keepOutOfCaches(application);
  sendSecurityHeaders(application, options.environment.publicBaseUrl);
  const rates = new RequestRates(http.requestsPerMinute, nowMs);
  limitRequestRate(application.getHttpAdapter().getInstance(), rates, refusals);
  keepSurfacesApart(
    application.getHttpAdapter().getInstance(),
    surfaceAddressesOf(options.environment),
    refusals,
  );
  await servePages(application, isSimulated(options));
  serveOpenApi(application);
  return application;
}
