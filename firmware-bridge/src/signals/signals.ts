import { isDeepStrictEqual } from 'node:util';
import type { CabinetState, SiteHardware } from '../../contract/index.js';
import type { OpenDoors } from '../doors/open-doors.js';
import type { SiteContacts } from '../inputs/site-contacts.js';
import type { Layout } from '../layout.js';
import type { Time } from '../time.js';
import { CabinetWatch } from './cabinet-watch.js';
import type { SignalGuardPort } from './signal-guard-port.js';
import { buzzerName, lampName, trayLampName } from './signal-lines.js';
import { decideSignals, type ShownSignals, type SignalLimits } from './signals.policy.js';

/** The guard switches off what nobody asks for any more (`longestQuietMs`); it is asked again that often. */
export const repeatEveryMs = 1_000;

/** What the signals of a cabinet show, in the words of the contract. */
export type CabinetSignals = Pick<CabinetState, 'lamp' | 'buzzer' | 'litTrays'>;

const noSignals: CabinetSignals = { lamp: 'none', buzzer: 'none', litTrays: [] };

export interface SignalsSurroundings {
  readonly hardware: SiteHardware;
  readonly layout: Pick<Layout, 'traysByLabel'>;
  readonly contacts: Pick<SiteContacts, 'mains' | 'of'>;
  readonly openDoors: OpenDoors;
  /** undefined where the site has no signals. */
  readonly guard: SignalGuardPort | undefined;
  readonly time: Time;
  /** Hears of every cabinet whose signals show something else than before. */
  readonly onChange: (cabinet: string) => void;
}

interface Cabinet {
  readonly id: string;
  readonly watch: CabinetWatch;
  readonly has: { readonly lamp: boolean; readonly buzzer: boolean; readonly trayLamps: boolean };
  told: CabinetSignals;
}

/** Has the guard show what the bridge sees: lamps, and buzzers tone by tone. Works without any client. */
export class Signals {
  private readonly cabinets: readonly Cabinet[];
  private readonly limits: SignalLimits;
  private running = false;
  /** Whether the lines are as they were last told to be. */
  private asTold = false;
  private sent = '';
  private sentAtMs = Number.NEGATIVE_INFINITY;
  private cancelNext = (): void => undefined;

  constructor(private readonly surroundings: SignalsSurroundings) {
    const { hardware, layout, contacts, openDoors } = surroundings;
    const { lampMinutes = 0, buzzerMinutes = 0 } = hardware.signals ?? {};
    this.limits = {
      leftOpenAfterMs: hardware.doors.leftOpenWarningSeconds * 1_000,
      lampAtMostMs: lampMinutes * 60_000,
      buzzerAtMostMs: buzzerMinutes * 60_000,
    };
    const places = [...layout.traysByLabel.values()];
    this.cabinets = hardware.cabinets.flatMap(({ id, signals }) => {
      if (!signals) return [];
      const own = places.filter(({ cabinet }) => cabinet.id === id);
      const has = {
        lamp: signals.lamp !== undefined,
        buzzer: signals.buzzer !== undefined,
        trayLamps: signals.trayLamps !== undefined,
      };
      const watch = new CabinetWatch(id, own, openDoors, contacts);
      return [{ id, watch, has, told: this.inWords(has, undefined) }];
    });
  }

  of(cabinet: string): CabinetSignals {
    return this.cabinets.find(({ id }) => id === cabinet)?.told ?? noSignals;
  }

  start(): void {
    const { guard } = this.surroundings;
    if (!guard) return;
    this.running = true;
    guard.start({
      ready: () => {
        this.sent = '';
        this.refresh();
      },
      shown: (asTold) => {
        this.setAsTold(asTold);
      },
      lost: () => {
        this.setAsTold(false);
      },
    });
    this.refresh();
  }

  /** Something may be otherwise than before. */
  refresh(): void {
    const { guard, time } = this.surroundings;
    if (!guard || !this.running) return;
    this.cancelNext();
    const nowMs = time.monotonicMs();
    const on: string[] = [];
    let toneChangesAtMs = Infinity;
    for (const cabinet of this.cabinets) {
      const shown = decideSignals(cabinet.watch.look(nowMs), this.limits, nowMs);
      if (shown.lamp === 'lit') on.push(lampName(cabinet.id));
      if (shown.sounding) on.push(buzzerName(cabinet.id));
      on.push(...shown.litTrays.map(trayLampName));
      toneChangesAtMs = Math.min(toneChangesAtMs, shown.toneChangesAtMs);
      this.tell(cabinet, this.inWords(cabinet.has, this.asTold ? shown : undefined));
    }
    const command = JSON.stringify(on);
    if (command !== this.sent || nowMs - this.sentAtMs >= repeatEveryMs) {
      [this.sent, this.sentAtMs] = [command, nowMs];
      guard.show({ on });
    }
    const nextAtMs = Math.min(toneChangesAtMs, this.sentAtMs + repeatEveryMs);
    this.cancelNext = time.schedule(nextAtMs - nowMs, () => {
      this.refresh();
    });
  }

  async stop(): Promise<void> {
    this.running = false;
    this.cancelNext();
    await this.surroundings.guard?.stop();
  }

  private setAsTold(asTold: boolean): void {
    if (this.asTold === asTold) return;
    this.asTold = asTold;
    this.refresh();
  }

  private tell(cabinet: Cabinet, signals: CabinetSignals): void {
    if (isDeepStrictEqual(cabinet.told, signals)) return;
    cabinet.told = signals;
    this.surroundings.onChange(cabinet.id);
  }

  private inWords(has: Cabinet['has'], shown: ShownSignals | undefined): CabinetSignals {
    return {
      lamp: has.lamp ? (shown?.lamp ?? 'unknown') : 'none',
      buzzer: has.buzzer ? (shown?.buzzer ?? 'unknown') : 'none',
      litTrays: has.trayLamps ? (shown ? [...shown.litTrays] : null) : [],
    };
  }
}
