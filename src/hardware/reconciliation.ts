import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { traysOf, type Site } from '../config/index.js';
import { secondMs, type Clock } from '../kernel/index.js';
import { clockToken, Database, loggerToken, siteToken } from '../platform/index.js';
import type { Logger } from 'pino';
import { IsNull } from 'typeorm';
import { Bridge } from './bridge.js';
import { DoorOperation } from './door-operation.entity.js';
import type { TraySensors } from './door-operation.view.js';
import { DoorWatch, type RecordedOutcome } from './door-watch.js';
import { Pulses } from './pulses.js';
import { Sensors } from './sensors.js';
import { TrayLines } from './tray-lines.js';

const lookIntervalMs = secondMs;

/**
 * Keeps the records and the doors together: every change of a sensor, every new connection and every second of waiting
 * is held against the unsettled operations. Nothing is ever pulsed from here.
 */
@Injectable()
export class Reconciliation implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private looking = false;

  constructor(
    private readonly bridge: Bridge,
    private readonly pulses: Pulses,
    private readonly watch: DoorWatch,
    private readonly lines: TrayLines,
    private readonly sensors: Sensors,
    private readonly database: Database,
    @Inject(siteToken) private readonly site: Site,
    @Inject(clockToken) private readonly clock: Clock,
    @Inject(loggerToken) private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    this.bridge.news.subscribe((news) => {
      if (news.kind === 'tray') this.line(news.trayLabel);
      else if (news.kind === 'connected') this.lineAll();
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
    await this.lines.finish();
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
    if (bootId !== operation.bridgeBootId) {
      this.record(operation, { outcome: 'unknown', pulsed: false, reason: 'bridge_restarted' });
      return;
    }
    const { result } = await this.bridge.call('operation', { operationId: operation.id });
    if (result) this.record(operation, result);
  }

  private record({ id, trayLabel }: DoorOperation, result: RecordedOutcome): void {
    this.inLine(trayLabel, () => this.watch.recordOutcome(id, result, this.sensors.of(trayLabel)));
  }

  private line(trayLabel: string): void {
    // What the sensors show now belongs to this piece of news, even if they show something else when its turn comes.
    const sensors: TraySensors = this.sensors.of(trayLabel);
    this.inLine(trayLabel, () => this.watch.observe(trayLabel, sensors));
  }

  /** A connection shows every tray at once, and nearly all of them are as the records say: one look finds the others. */
  private lineAll(): void {
    const shown = new Map(traysOf(this.site).map(({ label }) => [label, this.sensors.of(label)]));
    // Should the look fail, each tray is looked at by itself.
    const due = this.watch.findDue(shown).catch(() => new Set(shown.keys()));
    for (const [label, sensors] of shown) {
      // In its line from now on: no later news of the tray overtakes it.
      this.inLine(label, async () => {
        if ((await due).has(label)) await this.watch.observe(label, sensors);
      });
    }
  }

  private inLine(trayLabel: string, work: () => Promise<void>): void {
    void this.lines.add(trayLabel, () =>
      work().catch((error: unknown) => {
        this.logger.error(
          { err: error, tray: trayLabel },
          'news of a tray could not be taken in; looked at again',
        );
      }),
    );
  }
}
