import type { DoorState } from '../../contract/index.js';
import type { TrayPlace } from '../layout.js';

interface DoorRecord {
  /** What was last believed of the door and was not "unknown". */
  lastKnown: Exclude<DoorState, 'unknown'> | undefined;
  /** Its lock was pulsed, and the opening that this is to bring has not been seen yet. */
  isAwaited: boolean;
  openings: number;
}

/**
 * Counts how often each door was opened without a command, from this start of the bridge on: who was not listening is told by the
 * count that a door which is shut now was open meanwhile. A pulse explains one opening, while it is waited for. A door that is found open
 * at the start counts, since this start has not asked for it.
 */
export class UnaskedOpenings {
  private readonly records = new Map<TrayPlace, DoorRecord>();

  of(tray: TrayPlace): number {
    return this.records.get(tray)?.openings ?? 0;
  }

  pulsed(tray: TrayPlace): void {
    this.recordOf(tray).isAwaited = true;
  }

  /** What a pulse has not opened by then it does not open any more, unless nobody can see the door. */
  attemptEnded(tray: TrayPlace): void {
    if (believedDoor(tray) !== 'unknown') this.recordOf(tray).isAwaited = false;
  }

  /**
   * Something else may be believed of the door now.
   * @param isBeingOpened an attempt is under way, and says itself when it has ended
   */
  seen(tray: TrayPlace, isBeingOpened: boolean): void {
    const door = believedDoor(tray);
    const record = this.recordOf(tray);
    if (door === 'unknown') return;
    const isOpening = door === 'open' && record.lastKnown !== 'open';
    if (isOpening && !record.isAwaited) record.openings += 1;
    if (isOpening || !isBeingOpened) record.isAwaited = false;
    record.lastKnown = door;
  }

  private recordOf(tray: TrayPlace): DoorRecord {
    const record = this.records.get(tray) ?? { lastKnown: undefined, isAwaited: false, openings: 0 };
    this.records.set(tray, record);
    return record;
  }
}

function believedDoor({ bank, lock }: TrayPlace): DoorState {
  return bank.observation.state(lock).door;
}
