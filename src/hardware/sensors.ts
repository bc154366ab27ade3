import { Inject, Injectable } from '@nestjs/common';
import type {
  BankHealth,
  BankReason,
  BankState,
  BridgeChange,
  Buzzer,
  CabinetState,
  Housing,
  Lamp,
  Mains,
  MethodResult,
  Presence,
  TrayState,
} from '@motcua247/firmware-bridge/contract';
import type { Clock } from '../kernel/index.js';
import { clockToken } from '../platform/index.js';
import type { AwayReason } from './away-reason.js';
import type { TraySensors } from './door-operation.view.js';
import type { CountedOpenings } from './unseen-openings.policy.js';

const unknownSensors: TraySensors = { door: 'unknown', occupancy: 'unknown' };

/** What the contacts of a cabinet show, beside its doors, and what its lamps and buzzer show to people. */
export interface CabinetSensors {
  readonly housing: Housing;
  readonly housingSince: Date;
  readonly presence: Presence;
  readonly lamp: Lamp;
  readonly buzzer: Buzzer;
  /** Trays whose own lamp is lit; null: nobody drives these lamps at the moment. */
  readonly litTrays: readonly string[] | null;
}

/** Why a bank has its health; `not_told`: the bridge is away, or does not tell of this bank. */
export interface HealthCause {
  readonly reason: BankReason | 'not_told';
  /** For a technician, as the bridge gives it. */
  readonly detail: string | null;
}

const notTold: HealthCause = { reason: 'not_told', detail: null };

type Told = Pick<CabinetSensors, 'presence' | 'lamp' | 'buzzer' | 'litTrays'>;

const nothingTold: Told = { presence: 'unknown', lamp: 'unknown', buzzer: 'unknown', litTrays: null };

/** How something is, and since when the service has known it to be so. */
interface Standing<Value> {
  readonly value: Value;
  readonly since: Date;
}

/**
 * What the bridge last told of every tray and bank; all unknown while there is no connection. Times are the service's:
 * of the change, or of the connection that first told of it.
 */
@Injectable()
export class Sensors {
  private readonly trays = new Map<string, TraySensors>();
  private readonly openings = new Map<string, CountedOpenings>();
  private readonly housingOpenings = new Map<string, CountedOpenings>();
  /** The start of the bridge that counts them. */
  private bootId = '';
  private banks = new Map<string, Standing<BankHealth>>();
  private causes = new Map<string, HealthCause>();
  private housings = new Map<string, Standing<Housing>>();
  /** What else is told of a cabinet, by its id. */
  private told = new Map<string, Told>();
  private supply: Standing<Mains>;
  private connection: Standing<boolean>;
  private away: AwayReason | null = null;

  constructor(@Inject(clockToken) private readonly clock: Clock) {
    const since = clock.now();
    this.supply = { value: 'unknown', since };
    this.connection = { value: false, since };
  }

  /** Why the bridge is away; null while it is there, and before it was looked for. */
  get bridgeAway(): AwayReason | null {
    return this.connected ? null : this.away;
  }

  /** Whether the bridge is there and everything below is fresh. */
  get connected(): boolean {
    return this.connection.value;
  }

  get connectedSince(): Date {
    return this.connection.since;
  }

  /** The mains supply of the cabinets; `unknown` also while the bridge is gone. */
  get mains(): Mains {
    return this.supply.value;
  }

  get mainsSince(): Date {
    return this.supply.since;
  }

  of(label: string): TraySensors {
    return this.trays.get(label) ?? unknownSensors;
  }

  /** How often the tray was opened without a command; undefined while the bridge is gone. */
  openingsOf(label: string): CountedOpenings | undefined {
    return this.openings.get(label);
  }

  housingOpeningsOf(cabinetId: string): CountedOpenings | undefined {
    return this.housingOpenings.get(cabinetId);
  }

  healthOf(bank: string): BankHealth {
    return this.banks.get(bank)?.value ?? 'disconnected';
  }

  causeOf(bank: string): HealthCause {
    return this.causes.get(bank) ?? notTold;
  }

  /** Since when a bank has had its health, for whatever reason; of one that the bridge does not tell of, since it tells at all. */
  healthSince(bank: string): Date {
    return this.banks.get(bank)?.since ?? this.connection.since;
  }

  /** Of a cabinet that the bridge does not tell of, nothing is known since it tells at all. */
  ofCabinet(id: string): CabinetSensors {
    const housing = this.housings.get(id) ?? { value: 'unknown', since: this.connection.since };
    return {
      housing: housing.value,
      housingSince: housing.since,
      ...(this.told.get(id) ?? nothingTold),
    };
  }

  /** How many cabinets have their housing open. */
  openHousings(): number {
    return [...this.housings.values()].filter(({ value }) => value === 'open').length;
  }

  /** Trays whose door is seen to be open. */
  openDoors(): string[] {
    return [...this.trays].filter(([, sensors]) => sensors.door === 'open').map(([label]) => label);
  }

  /** Trays that could not be opened now: the sensors do not show a closed door. */
  notReady(labels: readonly string[]): string[] {
    return labels.filter((label) => this.of(label).door !== 'closed');
  }

  replaceAll(bootId: string, { trays, banks, cabinets, mains }: MethodResult<'snapshot'>): void {
    this.bootId = bootId;
    this.trays.clear();
    this.openings.clear();
    for (const tray of trays) this.setTray(tray);
    const before = this.banks;
    this.banks = new Map(banks.map(({ bank, health }) => [bank, this.next(before.get(bank), health)]));
    this.causes = new Map(banks.map((state) => [state.bank, causeIn(state)]));
    for (const cabinet of cabinets) this.setCabinet(cabinet);
    this.supply = this.next(this.supply, mains);
    this.connection = this.next(this.connection, true);
  }

  apply(change: BridgeChange): void {
    switch (change.kind) {
      case 'tray':
        this.setTray(change);
        break;
      case 'bank':
        this.banks.set(change.bank, this.next(this.banks.get(change.bank), change.health));
        this.causes.set(change.bank, causeIn(change));
        break;
      case 'cabinet':
        this.setCabinet(change);
        break;
      case 'power':
        this.supply = this.next(this.supply, change.mains);
        break;
    }
  }

  /** A connection has failed; returns whether for another reason than the last. */
  setAway(reason: AwayReason): boolean {
    const isNews = this.away !== reason;
    this.away = reason;
    return isNews;
  }

  /** The bridge is gone: nothing that was seen is still seen. */
  forgetAll(): void {
    this.trays.clear();
    this.openings.clear();
    this.housingOpenings.clear();
    this.banks.clear();
    this.causes.clear();
    this.housings.clear();
    this.told.clear();
    this.supply = this.next(this.supply, 'unknown');
    this.connection = this.next(this.connection, false);
  }

  private setTray({ tray, door, occupancy, unaskedOpenings }: TrayState): void {
    this.trays.set(tray, { door, occupancy });
    this.openings.set(tray, { bootId: this.bootId, openings: unaskedOpenings });
  }

  private setCabinet(state: CabinetState): void {
    const { cabinet, housing, housingOpenings, presence, lamp, buzzer, litTrays } = state;
    this.housingOpenings.set(cabinet, { bootId: this.bootId, openings: housingOpenings });
    this.housings.set(cabinet, this.next(this.housings.get(cabinet), housing));
    this.told.set(cabinet, { presence, lamp, buzzer, litTrays });
  }

  /** What is told again without having changed keeps its time. */
  private next<Value>(before: Standing<Value> | undefined, value: Value): Standing<Value> {
    return before?.value === value ? before : { value, since: this.clock.now() };
  }
}

function causeIn({ reason, detail }: BankState): HealthCause {
  return { reason, detail };
}
