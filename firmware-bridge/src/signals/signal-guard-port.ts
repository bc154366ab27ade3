import type { ShowCommand } from '../gpio/guard/messages.js';

export interface SignalGuardListener {
  /** Every lamp and buzzer is off, and commands are taken. */
  ready(): void;
  /** Whether the lines are as they were last told to be. */
  shown(asTold: boolean): void;
  /** Nobody drives the lines until it is ready again. */
  lost(): void;
}

/** The way to the guard of the signals, which is started anew for as long as it takes. */
export interface SignalGuardPort {
  start(listener: SignalGuardListener): void;
  /** Goes nowhere while no guard is ready. */
  show(command: ShowCommand): void;
  /** Everything off, for good. */
  stop(): Promise<void>;
}
