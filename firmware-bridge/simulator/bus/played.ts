import { type BankFaults, type BusFaults } from '../faults/line-faults.js';
import { type EndpointAddress } from './endpoint.js';

/** A bank as faults and power see it, whatever its locks hang on. */
export interface PlayedBank {
  readonly id: string;
  readonly busId: string;
  readonly faults: BankFaults;
  setFaults(faults: BankFaults): void;
  setPowered(powered: boolean): void;
  stop(): void;
}

/** A bus as a host finds it. */
export interface PlayedBus {
  readonly id: string;
  readonly faults: BusFaults;
  readonly connectedHosts: number;
  readonly address: EndpointAddress;
  start(): Promise<void>;
  /** Done when the promise resolves. */
  setFaults(faults: BusFaults): Promise<void>;
  stop(): Promise<void>;
}
