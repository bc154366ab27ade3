import { assertUnreachable } from '../assertions.js';
import { type Cabinets } from '../cabinet/cabinets.js';
import { SimulatorRefusal } from '../refusal.js';
import { type CancelTimer, type Timers } from '../timers.js';
import { type PersonScript, type PersonState } from './script.js';

/** One person on one errand: waits, steps up to the open tray, does it, leaves. */
export class Person {
  state: PersonState;
  readonly finished: Promise<PersonState>;
  private cancelTimer: CancelTimer | undefined;
  private resolveFinished: (state: PersonState) => void = () => undefined;

  constructor(
    id: number,
    private readonly script: PersonScript,
    private readonly cabinets: Cabinets,
    private readonly timers: Timers,
    private readonly tell: (state: PersonState) => void,
  ) {
    this.state = { id, tray: script.tray, does: script.does, stage: 'waiting' };
    this.finished = new Promise((resolve) => {
      this.resolveFinished = resolve;
    });
  }

  get hasLeft(): boolean {
    return this.state.stage !== 'waiting' && this.state.stage !== 'at_the_tray';
  }

  arrive(): void {
    this.cancelTimer = this.timers.after(this.script.patienceMs, () => {
      this.enter('gave_up');
    });
    this.tell(this.state);
  }

  /** The door stands open and it is his turn. */
  stepUp(): void {
    this.cancelTimer?.();
    this.cancelTimer = this.timers.after(this.script.afterMs, () => {
      this.act();
    });
    this.enter('at_the_tray');
  }

  sendAway(): void {
    this.cancelTimer?.();
    this.enter('gave_up');
  }

  private act(): void {
    const failure = this.attempt();
    if (this.script.does !== 'walk_away_leaving_open' && this.script.thenCloses) {
      this.cabinets.close(this.script.tray);
    }
    if (failure === undefined) this.enter('done');
    else this.enter('failed', failure);
  }

  /** @returns why it did not work, if it did not */
  private attempt(): string | undefined {
    const { script } = this;
    try {
      switch (script.does) {
        case 'put':
          this.cabinets.put(script.tray, script.paper);
          return undefined;
        case 'take':
          this.cabinets.take(script.tray, script.paper);
          return undefined;
        case 'look':
        case 'walk_away_leaving_open':
          return undefined;
        default:
          return assertUnreachable(script);
      }
    } catch (error) {
      if (error instanceof SimulatorRefusal) return error.message;
      throw error;
    }
  }

  private enter(stage: PersonState['stage'], detail?: string): void {
    this.state = { ...this.state, stage, ...(detail === undefined ? {} : { detail }) };
    this.tell(this.state);
    if (this.hasLeft) this.resolveFinished(this.state);
  }
}
