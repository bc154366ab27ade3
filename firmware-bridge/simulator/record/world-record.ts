import { type Timers } from '../timers.js';
import { type RecordEntry, type RecordPage, type WorldEvent } from './entries.js';

/** Hears of every entry, in order, as it is made. It must not throw. */
export type RecordListener = (entry: RecordEntry) => void;

/** What really happened, to be held against what the service says it authorised. Keeps the newest `capacity` entries. */
export class WorldRecord {
  private readonly entries: RecordEntry[] = [];
  private readonly listeners = new Set<RecordListener>();
  private nextSequence = 1;

  constructor(
    private readonly recordId: string,
    private readonly timers: Timers,
    private readonly capacity = 100_000,
  ) {}

  append(event: WorldEvent): void {
    const entry: RecordEntry = {
      sequence: this.nextSequence++,
      monotonicMs: this.timers.monotonicMs(),
      wallTime: this.timers.wallTime().toISOString(),
      event,
    };
    this.entries[this.slot(entry.sequence)] = entry;
    for (const listener of [...this.listeners]) listener(entry);
  }

  /** The oldest `limit` entries from sequence number `since` on, oldest first. */
  since(since: number, limit = this.capacity): RecordPage {
    const oldestSequence = Math.max(1, this.nextSequence - this.capacity);
    const entries: RecordEntry[] = [];
    const first = Math.max(since, oldestSequence);
    const end = Math.min(this.nextSequence, first + limit);
    for (let sequence = first; sequence < end; sequence++) {
      const entry = this.entries[this.slot(sequence)];
      if (entry) entries.push(entry);
    }
    return { recordId: this.recordId, oldestSequence, nextSequence: this.nextSequence, entries };
  }

  /** @returns the way to stop listening */
  onAppend(listener: RecordListener): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  private slot(sequence: number): number {
    return (sequence - 1) % this.capacity;
  }
}
