import { type CancelTimer, type Timers } from '../timers.js';

/** A contact that wavers changes so often at most, in milliseconds: seldom enough for a host to see both of it. */
export const waverMs = 100;

/** Does something again and again for as long as it shall. */
export class Repetition {
  private cancel: CancelTimer | undefined;

  constructor(
    private readonly timers: Timers,
    private readonly act: () => void,
  ) {}

  set(goesOn: boolean): void {
    if (goesOn === (this.cancel !== undefined)) return;
    this.cancel?.();
    this.cancel = goesOn ? this.arrange() : undefined;
  }

  private arrange(): CancelTimer {
    return this.timers.after(waverMs, () => {
      this.cancel = this.arrange();
      this.act();
    });
  }
}
