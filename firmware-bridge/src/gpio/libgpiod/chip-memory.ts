import { findChip, type DetectedChip } from './syntax.js';

/**
 * Which name every chip had when it was last seen, for what must go off while a chip cannot be looked up: `gpiodetect` may fail, or print
 * the others and leave out one that it cannot open. A name that another chip has since is no longer the chip's.
 */
export class ChipMemory {
  private lastSeen: readonly DetectedChip[] = [];
  private readonly names = new Map<string, string>();
  /** The labels of which it was complained already; the empty one stands for all chips. */
  private readonly told = new Set<string>();

  constructor(private readonly complain: (detail: string) => void) {}

  take(chips: readonly DetectedChip[]): void {
    this.lastSeen = chips;
    const taken = new Set(chips.map(({ name }) => name));
    for (const [label, name] of this.names) if (taken.has(name)) this.names.delete(label);
    this.told.delete('');
    for (const { name, label } of chips) {
      this.names.set(label, name);
      this.told.delete(label);
    }
  }

  get isEmpty(): boolean {
    return this.names.size === 0;
  }

  /** @param failure why the chips could not be looked up at this moment, where they could not */
  namesForOff(failure?: string): { of(label: string): string } {
    if (failure !== undefined)
      this.tellOnce('', `chips cannot be looked up, and are taken by their last names: ${failure}`);
    return {
      of: (label) => {
        const name = this.names.get(label);
        if (name === undefined || this.lastSeen.some((chip) => chip.label === label))
          return findChip(this.lastSeen, label);
        this.tellOnce(label, `chip "${label}" is not found, and is taken by its last name, ${name}`);
        return name;
      },
    };
  }

  private tellOnce(what: string, detail: string): void {
    if (this.told.has(what)) return;
    this.told.add(what);
    this.complain(detail);
  }
}
