import { Injectable } from '@nestjs/common';

/**
 * What concerns one tray is worked off in the order in which it became known: an answer of the bridge must not overtake
 * the news of the door it is about. Different trays do not wait for each other.
 */
@Injectable()
export class TrayLines {
  private readonly lines = new Map<string, Promise<void>>();

  /** Does `work` after everything that was asked for this tray before. It must not reject. */
  add(trayLabel: string, work: () => Promise<void>): Promise<void> {
    const before = this.lines.get(trayLabel) ?? Promise.resolve();
    const done = before.then(work).finally(() => {
      if (this.lines.get(trayLabel) === done) this.lines.delete(trayLabel);
    });
    this.lines.set(trayLabel, done);
    return done;
  }

  /** Resolves when all that was asked for is done. */
  async finish(): Promise<void> {
    await Promise.all(this.lines.values());
  }
}
