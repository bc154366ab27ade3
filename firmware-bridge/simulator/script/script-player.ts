import { type Steerable } from '../control/steerable.js';
import { type WorldRecord } from '../record/world-record.js';
import { hands } from '../hands.js';
import { SimulatorRefusal } from '../refusal.js';
import { type CancelTimer, type Timers } from '../timers.js';
import { type Deed, handIn, type Script } from './script.js';

/** Does what a script says when its time has come, and leaves the world as the last step left it. */
export class ScriptPlayer {
  private cancelTimer: CancelTimer = () => undefined;
  private playing = false;
  private end: (failure?: Error) => void = () => undefined;

  constructor(
    private readonly world: Pick<Steerable, 'trays' | 'people' | 'faults' | 'power' | 'contacts'>,
    private readonly record: WorldRecord,
    private readonly timers: Timers,
  ) {}

  /**
   * Plays a script from now on. Resolves when the last step is done, or when the simulator stops before; rejects, and plays no further,
   * at a step that goes wrong by more than the world's refusal.
   *
   * @throws Error while another is played
   */
  play(script: Script): Promise<void> {
    if (this.playing) throw new Error('A script is being played; one at a time');
    this.playing = true;
    return new Promise((resolve, reject) => {
      this.end = (failure) => {
        this.playing = false;
        if (failure) reject(failure);
        else resolve();
      };
      this.wait(script, 0, this.timers.monotonicMs());
    });
  }

  stop(): void {
    this.cancelTimer();
    this.end();
  }

  /** For the next step, whose time is counted from the beginning, so that none drifts. */
  private wait(script: Script, index: number, beganAtMs: number): void {
    const step = script[index];
    if (!step) {
      this.end();
      return;
    }
    const delayMs = Math.max(0, beganAtMs + step.atMs - this.timers.monotonicMs());
    this.cancelTimer = this.timers.after(delayMs, () => {
      const number = index + 1;
      this.tell(step.deed, number, script.length).then(
        () => {
          if (this.playing) this.wait(script, number, beganAtMs);
        },
        (error: unknown) => {
          const why = error instanceof Error ? error.message : String(error);
          this.end(new Error(`step ${number} of ${script.length} failed: ${why}`, { cause: error }));
        },
      );
    });
  }

  /** What the world refuses is put on record, and the script goes on. */
  private async tell(deed: Deed, step: number, of: number): Promise<void> {
    this.record.append({ kind: 'script', step, of, deed: JSON.stringify(deed) });
    try {
      await this.carryOut(deed);
    } catch (error) {
      if (!(error instanceof SimulatorRefusal)) throw error;
      this.record.append({ kind: 'script', step, of, deed: JSON.stringify(deed), refused: error.message });
    }
  }

  private async carryOut(deed: Deed): Promise<void> {
    const { trays, people, faults, power, contacts } = this.world;
    if ('tray' in deed) faults.tray(deed.tray, deed.faults);
    else if ('bank' in deed) faults.bank(deed.bank, deed.faults);
    else if ('bus' in deed) await faults.bus(deed.bus, deed.faults);
    else if ('mains' in deed) power.setMains(deed.mains, deed.on);
    else if ('contacts' in deed) {
      const { contacts: cabinet, ...patch } = deed;
      contacts.set(cabinet, patch);
    } else if ('cabinet' in deed) faults.cabinet(deed.cabinet, deed.faults);
    else if ('inputs' in deed) faults.inputs(deed.inputs);
    else if ('person' in deed) people.send(deed.person);
    else if ('mend' in deed) {
      power.restoreAll();
      await faults.reset();
    } else {
      const { name, tray, details } = handIn(deed);
      hands[name].reach(trays, tray, details);
    }
  }
}
