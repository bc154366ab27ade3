import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { traysOf, type Site } from '../config/index.js';
import { secondMs, type Clock } from '../kernel/index.js';
import { clockToken, Database, loggerToken, siteToken } from '../platform/index.js';
import type { Logger } from 'pino';
import { IsNull } from 'typeorm';
import { Bridge } from './bridge.js';
import { DoorOperation } from './door-operation.entity.js';
import type { TraySensors } from './door-operation.view.js';
import { DoorWatch } from './door-watch.js';
import { Pulses } from './pulses.js';
import { Sensors } from './sensors.js';

const lookIntervalMs = secondMs;

/**
 * Keeps the records and the doors together: every change of a sensor, every new connection and every second of waiting
 * is held against the unsettled operations. Nothing is ever pulsed from here.
 */
@Injectable()
export class Reconciliation implements OnApplicationBootstrap, OnApplicationShutdown {
  /** One tray's news are worked off in their order; different trays do not wait for each other. */
  private readonly lines = new Map<string, Promise<void>>();
  private timer: NodeJS.Timeout | undefined;
  private looking = false;

  constructor(
    private readonly bridge: Bridge,
    private readonly pulses: Pulses,
    private readonly watch: DoorWatch,
    private readonly sensors: Sensors,
    private readonly database: Database,
    @Inject(siteToken) private readonly site: Site,
    @Inject(clockToken) private readonly clock: Clock,
    @Inject(loggerToken) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.bridge.news.subscribe((news) => {
      if (news.kind === 'tray') this.line(news.trayLabel);
      else if (news.kind === 'connected') for (const { label } of traysOf(this.site)) this.line(label);
    });
    this.bridge.start();
    this.timer = setInterval(() => {
      if (this.looking) return;
      this.looking = true;
      void this.look().finally(() => {
        this.looking = false;
      });
    }, lookIntervalMs);
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.pulses.finish();
    await this.bridge.stop();
    await Promise.all(this.lines.values());
  }

  /** Asks after unanswered commands and lets time do its part. */
  async look(): Promise<void> {
    try {
      const running = await this.database.dataSource.manager.findBy(DoorOperation, { settledAt: IsNull() });
      for (const operation of running) {
        if (operation.outcome === null && !this.pulses.isInFlight(operation.id))
          await this.askAgain(operation);
        if (this.clock.now() >= operation.settleBy || operation.leftOpenSince !== null)
          this.line(operation.trayLabel);
      }
    } catch (error) {
      this.logger.error(
        { err: error },
        'running operations could not be looked after; tried again in a second',
      );
    }
  }

  /** A command was sent and its answer lost, perhaps with the process that waited for it. The bridge may remember. */
  private async askAgain(operation: DoorOperation): Promise<void> {
    const { bootId } = this.bridge;
    if (bootId === undefined) return;
    const sensors = this.sensors.of(operation.trayLabel);
    if (bootId !== operation.bridgeBootId) {
      const result = { outcome: 'unknown', pulsed: false, reason: 'bridge_restarted' } as const;
      await this.watch.recordOutcome(operation.id, result, sensors);
      return;
    }
    const { result } = await this.bridge.call('operation', { operationId: operation.id });
    if (result) await this.watch.recordOutcome(operation.id, result, sensors);
  }

  private line(trayLabel: string): void {
    // What the sensors show now belongs to this piece of news, even if they show something else when its turn comes.
    const sensors: TraySensors = this.sensors.of(trayLabel);
    const before = this.lines.get(trayLabel) ?? Promise.resolve();
    const done = before
      .then(() => this.watch.observe(trayLabel, sensors))
      .catch((error: unknown) => {
        this.logger.error(
          { err: error, tray: trayLabel },
          'news of a tray could not be taken in; looked at again',
        );
      })
      .finally(() => {
        if (this.lines.get(trayLabel) === done) this.lines.delete(trayLabel);
      });
    this.lines.set(trayLabel, done);
  }
}
