import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import type {
  BridgeEvent,
  MethodName,
  MethodParams,
  MethodResult,
} from '@motcua247/firmware-bridge/contract';
import { Subject } from 'rxjs';
import type { Logger } from 'pino';
import type { Environment } from '../config/index.js';
import type { MonotonicClock } from '../kernel/index.js';
import { environmentToken, LiveEvents, loggerToken, monotonicClockToken } from '../platform/index.js';
import { BridgeClient } from './bridge-client.js';
import { Sensors } from './sensors.js';

export type BridgeNews =
  | { readonly kind: 'connected' }
  | { readonly kind: 'tray'; readonly trayLabel: string }
  | { readonly kind: 'housing' }
  | { readonly kind: 'lost' };

/** The firmware-bridge as the service knows it: commands to it, and news from it with the sensors kept up to date. */
@Injectable()
export class Bridge {
  private readonly client: BridgeClient;
  private readonly newsSubject = new Subject<BridgeNews>();
  readonly news = this.newsSubject.asObservable();
  private readonly firsts: (() => Promise<void>)[] = [];

  constructor(
    private readonly sensors: Sensors,
    private readonly liveEvents: LiveEvents,
    @Inject(environmentToken) environment: Environment,
    @Inject(monotonicClockToken) monotonicClock: MonotonicClock,
    @Inject(loggerToken) logger: Logger,
  ) {
    this.client = new BridgeClient(
      join(environment.runtimeDirectory, 'bridge.sock'),
      monotonicClock,
      logger,
      {
        greeted: async () => {
          for (const first of this.firsts) await first();
        },
        connected: (bootId, snapshot) => {
          this.sensors.replaceAll(bootId, snapshot);
          this.tellPower();
          this.newsSubject.next({ kind: 'connected' });
          this.tellBridge(true);
        },
        changed: (event) => {
          this.changed(event);
        },
        away: (reason) => {
          if (this.sensors.setAway(reason)) this.tellBridge(this.sensors.connected);
        },
        lost: () => {
          this.sensors.forgetAll();
          this.tellPower();
          this.newsSubject.next({ kind: 'lost' });
          this.tellBridge(false);
        },
      },
    );
  }

  get bootId(): string | undefined {
    return this.client.bootId;
  }

  /** Does this at each new connection before anything that the bridge shows is believed, and before it is given a command. It must not fail. */
  beforeTrusted(first: () => Promise<void>): void {
    this.firsts.push(first);
  }

  call<Name extends MethodName>(name: Name, params: MethodParams<Name>): Promise<MethodResult<Name>> {
    return this.client.call(name, params);
  }

  start(): void {
    this.client.start();
  }

  stop(): Promise<void> {
    return this.client.stop();
  }

  private changed({ change }: BridgeEvent): void {
    const housingBefore = change.kind === 'cabinet' && this.sensors.ofCabinet(change.cabinet).housing;
    this.sensors.apply(change);
    switch (change.kind) {
      case 'tray': {
        this.newsSubject.next({ kind: 'tray', trayLabel: change.tray });
        const { door, occupancy } = change;
        this.liveEvents.publish({ type: 'tray', id: change.tray, data: { door, occupancy } });
        break;
      }
      case 'bank': {
        const { bank, health, reason, detail } = change;
        this.liveEvents.publish({ type: 'bank', id: bank, data: { health, reason, detail } });
        break;
      }
      case 'cabinet': {
        const { cabinet, housing, presence, lamp, buzzer } = change;
        // Lamps change with every opening; only a housing is anybody's business here.
        if (housing !== housingBefore) this.newsSubject.next({ kind: 'housing' });
        this.liveEvents.publish({ type: 'cabinet', id: cabinet, data: { housing, presence, lamp, buzzer } });
        break;
      }
      case 'power':
        this.tellPower();
        break;
    }
  }

  private tellPower(): void {
    this.liveEvents.publish({ type: 'power.changed', id: '*', data: { power: this.sensors.mains } });
  }

  private tellBridge(connected: boolean): void {
    this.liveEvents.publish({ type: 'bank', id: '*', data: { connected } });
  }
}
