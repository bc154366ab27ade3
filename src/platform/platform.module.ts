import {
  Module,
  type DynamicModule,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
  type OnModuleInit,
} from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import type { Environment, Secret, Site } from '../config/index.js';
import { WatchedClock, type Clock, type MonotonicClock, type Randomness } from '../kernel/index.js';
import { ClockWatch, watchClock } from './clock/index.js';
import { createServiceDataSourceOptions, Database } from './database/index.js';
import { answerStepMs } from './http/answer-steps.js';
import { LiveEvents } from './events/index.js';
import { StrangerBounds } from './http/index.js';
import { Jobs, Sweeps } from './jobs/index.js';
import {
  answerStepToken,
  clockToken,
  environmentToken,
  loggerToken,
  monotonicClockToken,
  randomnessToken,
  siteKeyToken,
  siteToken,
} from './tokens.js';

/** Everything that comes from outside the program: passed in once, injected everywhere. */
export interface PlatformOptions {
  /** The database, prepared, with the login of the service; which binds itself to its role there. */
  readonly databaseUrl: string;
  readonly environment: Environment;
  /** 32 bytes; everything that is encrypted, hashed with a key or signed has a key that follows from it. */
  readonly siteKey: Secret<Buffer>;
  readonly site: Site;
  readonly clock: Clock;
  readonly monotonicClock: MonotonicClock;
  readonly randomness: Randomness;
  readonly logger: Logger;
  /** How often each worker of the job queue looks for what nobody woke it for; as the queue has it unless given. */
  readonly jobPollingSeconds?: number;
  /** The steps in which answers leave that must not tell by their time what they were made of; `answerStepMs` unless given. */
  readonly answerStepMs?: number;
}

@Module({})
export class PlatformModule implements OnModuleInit, OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    private readonly jobs: Jobs,
    private readonly sweeps: Sweeps,
    private readonly clockWatch: ClockWatch,
    private readonly liveEvents: LiveEvents,
  ) {}

  static forRoot(options: PlatformOptions): DynamicModule {
    const providers = [
      {
        provide: WatchedClock,
        inject: [DataSource],
        useFactory: (dataSource: DataSource) => watchClock(options.clock, dataSource),
      },
      { provide: clockToken, useExisting: WatchedClock },
      { provide: monotonicClockToken, useValue: options.monotonicClock },
      { provide: randomnessToken, useValue: options.randomness },
      { provide: answerStepToken, useValue: options.answerStepMs ?? answerStepMs },
      { provide: loggerToken, useValue: options.logger },
      { provide: environmentToken, useValue: options.environment },
      { provide: siteToken, useValue: options.site },
      { provide: siteKeyToken, useValue: options.siteKey.reveal() },
      {
        provide: Database,
        inject: [DataSource, WatchedClock],
        useFactory: (dataSource: DataSource, clock: WatchedClock) => new Database(dataSource, clock),
      },
      {
        provide: ClockWatch,
        inject: [WatchedClock, DataSource],
        useFactory: (clock: WatchedClock, dataSource: DataSource) =>
          new ClockWatch(clock, dataSource, options.logger),
      },
      { provide: Jobs, useValue: new Jobs(options.databaseUrl, options.logger, options.jobPollingSeconds) },
      {
        provide: Sweeps,
        inject: [ClockWatch],
        useFactory: (clockWatch: ClockWatch) => {
          const sweeps = new Sweeps(options.logger);
          // Before all others, which then find the time as it is.
          sweeps.register({ name: 'clock', run: () => clockWatch.look() });
          return sweeps;
        },
      },
      { provide: LiveEvents, useValue: new LiveEvents() },
      {
        provide: StrangerBounds,
        useValue: new StrangerBounds(options.environment, options.monotonicClock),
      },
    ];
    return {
      module: PlatformModule,
      global: true,
      imports: [
        TypeOrmModule.forRoot({
          ...createServiceDataSourceOptions(options.databaseUrl),
          autoLoadEntities: true,
          retryAttempts: 0,
        }),
      ],
      providers,
      exports: providers.map(({ provide }) => provide),
    };
  }

  onModuleInit(): void {
    this.jobs.handle('sweep', () => this.sweeps.runAll());
  }

  async onApplicationBootstrap(): Promise<void> {
    await this.clockWatch.look();
    await this.jobs.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.liveEvents.close();
    await this.jobs.stop();
  }
}
