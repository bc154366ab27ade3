import { Injectable } from '@nestjs/common';
import type { BankHealth, BridgeChange, Mains, MethodResult } from '@motcua247/firmware-bridge/contract';
import type { TraySensors } from './door-operation.view.js';

const unknownSensors: TraySensors = { door: 'unknown', occupancy: 'unknown' };

/** What the bridge last told of every tray and bank; all unknown while there is no connection. */
@Injectable()
export class Sensors {
  private trays = new Map<string, TraySensors>();
  private banks = new Map<string, BankHealth>();

  /** Whether the bridge is there and everything below is fresh. */
  connected = false;

  /** The mains supply of the cabinets; `unknown` also while the bridge is gone. */
  mains: Mains = 'unknown';

  of(label: string): TraySensors {
    return this.trays.get(label) ?? unknownSensors;
  }

  healthOf(bank: string): BankHealth {
    return this.banks.get(bank) ?? 'disconnected';
  }

  /** Trays whose door is seen to be open. */
  openDoors(): string[] {
    return [...this.trays].filter(([, sensors]) => sensors.door === 'open').map(([label]) => label);
  }

  /** Trays that could not be opened now: the sensors do not show a closed door. */
  notReady(labels: readonly string[]): string[] {
    return labels.filter((label) => this.of(label).door !== 'closed');
  }

  replaceAll({ trays, banks, mains }: MethodResult<'snapshot'>): void {
    this.trays = new Map(trays.map(({ tray, door, occupancy }) => [tray, { door, occupancy }]));
    this.banks = new Map(banks.map(({ bank, health }) => [bank, health]));
    this.mains = mains;
    this.connected = true;
  }

  apply(change: BridgeChange): void {
    switch (change.kind) {
      case 'tray':
        this.trays.set(change.tray, { door: change.door, occupancy: change.occupancy });
        break;
      case 'bank':
        this.banks.set(change.bank, change.health);
        break;
      case 'power':
        this.mains = change.mains;
        break;
    }
  }

  /** The bridge is gone: nothing that was seen is still seen. */
  forgetAll(): void {
    this.trays.clear();
    this.banks.clear();
    this.mains = 'unknown';
    this.connected = false;
  }
}
