import { TechnicianFailure } from '../failure.js';
import type { Prompter } from '../prompter.js';
import type { Surroundings } from '../surroundings.js';
import { shutAmong, type Doors } from './doors.js';
import type { LockPlace } from './plan.js';

/** Which locks are opened: those that read shut, and none that nobody has said yes to. */
export class LockChoice {
  private readonly agreed = new Set<LockPlace>();

  /** @param asks false where the yes was given beforehand, for all */
  constructor(
    private readonly asks: boolean,
    private readonly prompter: Pick<Prompter, 'confirms'>,
    private readonly surroundings: Pick<Surroundings, 'answersAreTyped' | 'errors'>,
  ) {}

  /** @throws TechnicianFailure where one is left out and the answers are piped in: each of them is for one lock */
  shutAmong(locks: readonly LockPlace[], doors: Doors): LockPlace[] {
    const shut = shutAmong(locks, doors, this.surroundings);
    if (shut.length < locks.length && !this.surroundings.answersAreTyped)
      throw new TechnicianFailure(
        'the answers are piped in, and would fall to wrong locks where one is left out: shut them all, or name those that there are by --locks',
      );
    return shut;
  }

  /** Those of some locks that may be opened; the person is asked where there are others among them than were agreed on before. */
  async agreeOn(locks: readonly LockPlace[]): Promise<LockPlace[]> {
    const further = locks.filter((lock) => !this.agreed.has(lock));
    if (further.length === 0 || (await this.mayOpen(further)))
      for (const lock of locks) this.agreed.add(lock);
    return locks.filter((lock) => this.agreed.has(lock));
  }

  private async mayOpen({ length }: readonly LockPlace[]): Promise<boolean> {
    if (!this.asks) return true;
    const more = this.agreed.size > 0 ? ' more' : '';
    return this.prompter.confirms(`Open ${length}${more} locks, one after the other?`);
  }
}
