import { Injectable } from '@nestjs/common';
import type { JournalDamage } from './technician-journal.js';

/** Lines of the technician's journal that nobody can read. */
export interface StandingDamage {
  /** Since when the service has known it, at most since its start. */
  readonly since: Date;
  /** The first of them, counted from 1. */
  readonly firstLine: number;
  readonly lines: number;
}

/** What of the technician's journal is not in the records: doors that were opened, and that nobody knows of. */
@Injectable()
export class JournalStanding {
  private failingSince: Date | undefined;
  private found: StandingDamage | undefined;

  /** Since when the journal cannot be read, or not be taken in; undefined while it can. */
  get notTakenInSince(): Date | undefined {
    return this.failingSince;
  }

  /** The damaged lines, as of the last reading; undefined: none. */
  get damage(): StandingDamage | undefined {
    return this.found;
  }

  /** The journal was read to its end, and all its whole lines are taken in. */
  takenIn(damage: JournalDamage | undefined, at: Date): void {
    this.failingSince = undefined;
    this.found = damage && this.standing(damage, at);
  }

  /** @param damage what was found on the way; what nobody has looked at stays as it was */
  failed(damage: JournalDamage | undefined, at: Date): void {
    this.failingSince ??= at;
    if (damage) this.found = this.standing(damage, at);
  }

  private standing({ first, lines }: JournalDamage, at: Date): StandingDamage {
    return { since: this.found?.since ?? at, firstLine: first.line, lines };
  }
}
