import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { traysOf, type Site } from '../config/index.js';
import { secondMs, type Clock, type MonotonicClock } from '../kernel/index.js';
import { clockToken, Database, loggerToken, monotonicClockToken, siteToken } from '../platform/index.js';
import type { Logger } from 'pino';
import { IsNull } from 'typeorm';
import { Bridge } from './bridge.js';
import { DoorOperation } from './door-operation.entity.js';
import { DoorWatch, type RecordedOutcome } from './door-watch.js';
import { Pulses } from './pulses.js';
import { Sensors } from './sensors.js';
import { TrayLines } from './tray-lines.js';
import { UnkeptSightings, type Sighting } from './unkept-sightings.js';

const lookIntervalMs = secondMs;

const notTakenIn = 'what a tray has shown could not be taken in; kept, and tried again';

/**
 * Keeps the records and the doors together: every change of a sensor, every new connection and every second of waiting
 * is held against the unsettled operations. Nothing is ever pulsed from here.
 */
@Injectable()
export class Reconciliation implements OnApplicationBootstrap, OnApplicationShutdown {
  private timer: NodeJS.Timeout | undefined;
  private looking = false;
  private databaseIsAway = false;

  constructor(
    private readonly bridge: Bridge,
    private readonly pulses: Pulses,
    private readonly watch: DoorWatch,
    private readonly lines: TrayLines,
    private readonly sensors: Sensors,
    private readonly unkept: UnkeptSightings,
    private readonly database: Database,
    @Inject(siteToken) private readonly site: Site,
    @Inject(clockToken) private readonly clock: Clock,
    @Inject(monotonicClockToken) private readonly monotonicClock: MonotonicClock,
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
    const trays = this.unkept.trays();
    if (trays.length === 0) return;
    this.logger.error(
      { trays },
      'what these trays have shown was not taken in before the stop; look into them',
    );
  }

  /** Asks after unanswered commands, takes in what could not be taken in before, and lets time do its part. */
  async look(): Promise<void> {
    try {
      const running = await this.database.dataSource.manager.findBy(DoorOperation, { settledAt: IsNull() });
      if (this.databaseIsAway) this.unkept.databaseIsBack();
      this.databaseIsAway = false;
      for (const trayLabel of this.unkept.due(this.monotonicClock.nowMs())) this.takeInLine(trayLabel);
      for (const operation of running) {
        if (operation.outcome === null && !this.pulses.isInFlight(operation.id)) {
          await this.askAgain(operation).catch((error: unknown) => {
            // No answer about one keeps neither it nor any other from its deadline.
            this.logger.warn({ err: error, operationId: operation.id }, 'the bridge was asked in vain');
          });
        }
        if (this.clock.now() >= operation.settleBy || operation.leftOpenSince !== null)
          this.line(operation.trayLabel);
      }
    } catch (error) {
      this.databaseIsAway = true;
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
      this.record(operation, { outcome: 'unknown', pulsed: null, reason: 'bridge_restarted' });
      return;
    }
    const { result } = await this.bridge.call('operation', { operationId: operation.id });
    if (result) this.record(operation, result);
  }

  private record({ id, trayLabel }: DoorOperation, result: RecordedOutcome): void {
    this.inLine(trayLabel, 'what became of an operation was not recorded; asked again every second', () =>
      this.watch.recordOutcome(id, result, this.sensors.of(trayLabel)),
    );
  }

  private line(trayLabel: string): void {
    // What the sensors show now belongs to this piece of news, even if they show something else when its turn comes.
    const sighting = this.seeNow(trayLabel);
    this.takeInLine(trayLabel, sighting);
  }

  /** A connection shows every tray at once, and nearly all of them are as the records say: one look finds the others. */
  private lineAll(): void {
    const seen = new Map(traysOf(this.site).map(({ label }) => [label, this.seeNow(label)]));
    // Should the look fail, each tray is looked at by itself.
    const due = this.watch.findDue(seen).catch(() => new Set(seen.keys()));
    for (const [label, sighting] of seen) {
      // In its line from now on: no later news of the tray overtakes it.
      void this.lines.add(label, async () => {
        if ((await due).has(label)) await this.takeIn(label, sighting);
      });
    }
  }

  private seeNow(trayLabel: string): Sighting {
    return {
      sensors: this.sensors.of(trayLabel),
      counted: this.sensors.openingsOf(trayLabel),
      at: this.clock.now(),
    };
  }

  /** In its line. @param sighting undefined: what could not be taken in before */
  private takeInLine(trayLabel: string, sighting?: Sighting): void {
    void this.lines.add(trayLabel, () => this.takeIn(trayLabel, sighting));
  }

  private async takeIn(trayLabel: string, sighting?: Sighting): Promise<void> {
    if (sighting) this.unkept.add(trayLabel, sighting);
    try {
      await this.catchUp(trayLabel, sighting);
    } catch (error) {
      const isTold = this.unkept.failed(trayLabel, this.monotonicClock.nowMs(), this.clock.now());
      this.logger[isTold ? 'error' : 'debug']({ err: error, tray: trayLabel }, notTakenIn);
    }
  }

  /** @param fresh what is seen now: whatever runs now is about it, however the clock was set */
  private async catchUp(trayLabel: string, fresh?: Sighting): Promise<void> {
    const failures: unknown[] = [];
    for (const sighting of this.unkept.of(trayLabel)) {
      try {
        await this.watch.observe(trayLabel, sighting, sighting !== fresh);
        this.unkept.remove(trayLabel, sighting);
      } catch (error) {
        // One that cannot be taken in for a reason of its own holds up none that came after it.
        failures.push(error);
      }
    }
    if (failures.length > 0) throw failures[0];
  }

  private inLine(trayLabel: string, failure: string, work: () => Promise<void>): void {
    void this.lines.add(trayLabel, () =>
      work().catch((error: unknown) => {
        this.logger.error({ err: error, tray: trayLabel }, failure);
      }),
    );
  }
}
