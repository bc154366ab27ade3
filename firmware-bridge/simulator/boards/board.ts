import { type BankSettings } from '../../contract/index.js';
import { type LockSensors } from '../cabinet/sensors.js';

/** How one board is set up and wired. */
export interface BoardSettings extends Omit<BankSettings, 'coolDownMs'> {
  /** The board is as large as its highest lock needs. */
  readonly highestLock: number;
}

/** What a board knows of one lock. */
export interface LockView extends LockSensors {
  /** Pulsed so short a time ago that the board will not pulse it again yet. */
  readonly coolingDown: boolean;
}

export type ViewLock = (lock: number) => LockView;

/** What a board does about the bytes it heard. */
export type BoardReaction =
  | {
      readonly kind: 'pulse';
      /** Lock number as printed beside the connectors. */
      readonly lock: number;
      readonly pulseMs: number;
      /** Time until the pulse begins, in milliseconds; the board counts it by itself. */
      readonly delayMs: number;
    }
  | { readonly kind: 'reply'; readonly bytes: Uint8Array }
  | { readonly kind: 'forbidden'; readonly rule: 'unlock_all' | 'delayed_unlock'; readonly detail: string };

/** The far end of a lock board's protocol: bytes in, reactions out, no time and no wires of its own. */
export interface Board {
  /** Takes bytes in pieces of any size; half a request is kept for the next call. */
  receive(bytes: Uint8Array, viewLock: ViewLock): BoardReaction[];
}

/** What a vendor's file offers. */
export interface BoardModel {
  /** Place of a byte of its status reply of which no source says what it holds, so that any value of it must do. */
  readonly freeReplyByte?: number;
  /** Time between the last byte of a request and the first of the reply, in milliseconds. */
  readonly turnaroundMs: number;
  create(settings: BoardSettings): Board;
}
