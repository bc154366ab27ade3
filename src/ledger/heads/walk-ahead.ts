import type { EntityManager } from 'typeorm';
import type { ChainPosition } from '../chain.js';
import { verifyLedger } from '../verify.js';

export interface WalkBounds {
  /** Entries that are recomputed at once. */
  readonly step: number;
  /** How often at most before the ledger is locked. */
  readonly steps: number;
  /** Entries that are recomputed while everybody who wants to write waits. */
  readonly underLock: number;
}

/** Some seconds' work on a single-board computer before the lock, and some hundredths of a second under it. */
export const walkBounds: WalkBounds = { step: 1_000, steps: 20, underLock: 2_000 };

/**
 * Recomputes a long end of the ledger towards its newest entry while others go on writing, so that little of it is left for the time of the lock.
 * Where one walk does not come to the end the next goes on. A hash stands for all that was recomputed before it: who goes on
 * from the position under the lock finds whatever was written anew meanwhile.
 */
export class WalkAhead {
  private walked: { readonly from: ChainPosition; readonly to: ChainPosition } | undefined;

  /**
   * @param from the newest head that is signed, or the beginning of the chain
   * @returns how far it has been walked from there; a break lies behind it, within one step
   */
  async walk(
    manager: EntityManager,
    from: ChainPosition,
    { step, steps }: WalkBounds,
  ): Promise<ChainPosition> {
    let to = this.walkedFrom(from);
    for (let walks = 0; walks < steps; walks += 1) {
      if ((await lastOf(manager)) - to.sequence <= step) break;
      const verification = await verifyLedger(manager, to, step);
      if (!verification.intact) break;
      to = verification.position;
    }
    this.walked = { from, to };
    return to;
  }

  /** Where to go on from a head: what was walked from another says nothing here. */
  walkedFrom(from: ChainPosition): ChainPosition {
    const { walked } = this;
    const isSame = walked?.from.sequence === from.sequence && walked.from.hash.equals(from.hash);
    return isSame ? walked.to : from;
  }
}

async function lastOf(manager: EntityManager): Promise<number> {
  const [head] = await manager.query<{ sequence: string }[]>('SELECT sequence FROM ledger_head');
  return Number(head?.sequence ?? 0);
}
