import { type PlayedBank } from '../bus/played.js';
import { type Cabinets } from '../cabinet/cabinets.js';
import { type PlayedContact } from '../contacts/played-contact.js';
import { type WorldRecord } from '../record/world-record.js';
import { SimulatorRefusal } from '../refusal.js';
import { type CancelTimer, type Timers } from '../timers.js';
import { type CabinetPower } from './cabinet-power.js';

/** What a small buffer beside the lock supply gives, in milliseconds. */
export const usualReserveMs = 10_000;

export interface PoweredCabinet {
  readonly id: string;
  readonly banks: readonly PlayedBank[];
}

export interface PowerSurroundings {
  readonly cabinets: Pick<Cabinets, 'losePower'>;
  readonly record: WorldRecord;
  readonly timers: Timers;
  /** Shows that the mains of any cabinet fail; undefined where the site has none. */
  readonly contact: PlayedContact | undefined;
  /** From the failure of the mains to the silence of the boards, in milliseconds. */
  readonly reserveMs: number;
}

interface Supply {
  readonly cabinet: PoweredCabinet;
  power: CabinetPower;
  cancelSilence?: CancelTimer;
}

/** The mains of every cabinet and what is stored behind them. Like other faults they are well again after a restart. */
export class PowerSupply {
  private readonly supplies: ReadonlyMap<string, Supply>;

  constructor(
    cabinets: readonly PoweredCabinet[],
    private readonly surroundings: PowerSurroundings,
  ) {
    this.supplies = new Map(cabinets.map((cabinet) => [cabinet.id, { cabinet, power: 'on' }]));
  }

  /** @throws SimulatorRefusal `unknown_cabinet` */
  of(id: string): CabinetPower {
    return this.find(id).power;
  }

  start(): void {
    this.surroundings.contact?.show(false);
  }

  /** A failure that goes on, and mains that are there, stay as they are. @throws SimulatorRefusal `unknown_cabinet` */
  setMains(id: string, on: boolean): CabinetPower {
    const supply = this.find(id);
    if (on !== (supply.power === 'on')) {
      if (on) this.restore(supply);
      else this.fail(supply);
    }
    return supply.power;
  }

  restoreAll(): void {
    for (const id of this.supplies.keys()) this.setMains(id, true);
  }

  stop(): void {
    for (const { cancelSilence } of this.supplies.values()) cancelSilence?.();
    this.surroundings.contact?.remove();
  }

  private find(id: string): Supply {
    const supply = this.supplies.get(id);
    if (supply) return supply;
    const known = [...this.supplies.keys()].join(', ');
    throw new SimulatorRefusal('unknown_cabinet', `there is no cabinet "${id}"; known: ${known}`);
  }

  private fail(supply: Supply): void {
    this.enter(supply, 'failing');
    supply.cancelSilence = this.surroundings.timers.after(this.surroundings.reserveMs, () => {
      for (const bank of supply.cabinet.banks) bank.setPowered(false);
      this.surroundings.cabinets.losePower(supply.cabinet.id);
      this.enter(supply, 'off');
    });
  }

  private restore(supply: Supply): void {
    supply.cancelSilence?.();
    for (const bank of supply.cabinet.banks) bank.setPowered(true);
    this.enter(supply, 'on');
  }

  private enter(supply: Supply, power: CabinetPower): void {
    supply.power = power;
    const failing = [...this.supplies.values()].some((each) => each.power !== 'on');
    this.surroundings.contact?.show(failing);
    this.surroundings.record.append({ kind: 'power', cabinet: supply.cabinet.id, power });
  }
}
