import { rm } from 'node:fs/promises';
import {
  Body,
  Controller,
  Injectable,
  Module,
  Post,
  StandardSchemaSerializerInterceptor,
  UseGuards,
  type CanActivate,
  type ExecutionContext,
} from '@nestjs/common';
import { NestFactory, Reflector } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyRequest } from 'fastify';
import { pino } from 'pino';
import { z } from 'zod';
import { loadConfiguration } from '../../src/config/index.js';
import {
  AdjustableClock,
  DomainError,
  systemMonotonicClock,
  systemRandomness,
} from '../../src/kernel/index.js';
import {
  Database,
  InTransaction,
  Mutation,
  PlatformModule,
  ProblemFilter,
  RefusalLog,
  setActor,
  validationPipe,
  type Transaction,
} from '../../src/platform/index.js';
import { createTestDatabase } from './test-database.js';
import { makeScratchDirectory } from './scratch-directory.js';
import { serviceUrlOf } from './service-url.js';

const bodySchema = z
  .strictObject({ name: z.string().max(40), note: z.string().optional() })
  .meta({ id: 'ProbeBody' });
const answerSchema = z.strictObject({ token: z.string() }).meta({ id: 'ProbeAnswer' });

type Handler = (transaction: Transaction, name: string) => Promise<string>;

/** What the probe's route does is each test's own. */
@Injectable()
export class Handling {
  handler: Handler = () => Promise.reject(new Error('The test gave no handler'));
}

/** The header `x-actor` says who asks; `nobody` is let in nowhere. */
class ActorGuard implements CanActivate {
  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const id = String(request.headers['x-actor'] ?? 'somebody');
    if (id === 'nobody') throw new DomainError('unauthenticated', 'Say who you are.');
    setActor(request, { type: 'staff', id });
    return true;
  }
}

@Controller('probe')
@UseGuards(ActorGuard)
class ProbeController {
  constructor(private readonly handling: Handling) {}

  @Post()
  @Mutation({ summary: 'Do what the test says', answer: answerSchema })
  async act(
    @InTransaction() transaction: Transaction,
    @Body({ schema: bodySchema }) body: z.infer<typeof bodySchema>,
  ): Promise<z.infer<typeof answerSchema>> {
    return { token: await this.handling.handler(transaction, body.name) };
  }

  @Post('other')
  @Mutation({ summary: 'The same on another address', answer: answerSchema })
  other(
    @InTransaction() transaction: Transaction,
    @Body({ schema: bodySchema }) body: z.infer<typeof bodySchema>,
  ): Promise<z.infer<typeof answerSchema>> {
    return this.act(transaction, body);
  }
}

@Module({ controllers: [ProbeController], providers: [Handling] })
class ProbeModule {}

export interface ProbeService {
  readonly url: string;
  /** Of the database's owner. */
  readonly databaseUrl: string;
  readonly database: Database;
  readonly handling: Handling;
  readonly application: NestFastifyApplication;
  stop(): Promise<void>;
}

/** The platform alone, with a route whose handler the tests give: real HTTP on a real database. */
export async function startProbeService(): Promise<ProbeService> {
  const testDatabase = await createTestDatabase();
  const dataDirectory = await makeScratchDirectory('motcua247-probe-');
  const { environment, site } = loadConfiguration(
    { DATA_DIRECTORY: dataDirectory, DATABASE_URL: testDatabase.url },
    systemRandomness,
  );
  const logger = pino({ level: process.env['TEST_LOG_LEVEL'] ?? 'silent' });
  const platform = PlatformModule.forRoot({
    databaseUrl: serviceUrlOf(testDatabase.url),
    environment,
    siteKey: environment.secretKey,
    site,
    clock: AdjustableClock.at('2026-11-23T02:00:00Z'),
    monotonicClock: systemMonotonicClock,
    randomness: systemRandomness,
    logger,
  });
  const application = await NestFactory.create<NestFastifyApplication>(
    { module: ProbeModule, imports: [platform] },
    new FastifyAdapter({ forceCloseConnections: true }),
    { logger: false, abortOnError: false },
  );
  application.useGlobalPipes(validationPipe);
  const refusals = new RefusalLog(logger, () => systemMonotonicClock.nowMs());
  application.useGlobalFilters(new ProblemFilter(logger, systemRandomness, refusals));
  application.useGlobalInterceptors(new StandardSchemaSerializerInterceptor(application.get(Reflector)));
  await application.listen(0, '127.0.0.1');
  return {
    url: (await application.getUrl()).replace(/\/$/, ''),
    databaseUrl: testDatabase.url,
    database: application.get(Database),
    handling: application.get(Handling),
    application,
    stop: async () => {
      await application.close();
      await testDatabase.drop();
      await rm(dataDirectory, { recursive: true, force: true });
    },
  };
}
