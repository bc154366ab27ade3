import { pulseGapMsOf, type SiteHardware } from '../../../contract/index.js';
import type { Time } from '../../time.js';

interface Drawing {
  readonly lock: string;
  readonly beganAtMs: number;
  readonly endsAtMs: number;
}

/** What feeds the locks of some buses, or of one. */
interface Supply {
  readonly locksAtOnce: number;
  readonly gapMs: number;
  drawing: readonly Drawing[];
}

function suppliesOf({ buses, supplies = [] }: SiteHardware): ReadonlyMap<string, Supply> {
  const shared = new Map(
    supplies.map(({ id, locksAtOnce, minimumPulseGapMs }): [string, Supply] => [
      id,
      { locksAtOnce, gapMs: minimumPulseGapMs, drawing: [] },
    ]),
  );
  return new Map(
    buses.map((bus) => {
      const own = { locksAtOnce: 1, gapMs: pulseGapMsOf(bus), drawing: [] };
      return [bus.id, shared.get(bus.supply ?? '') ?? own];
    }),
  );
}

/** Holds every pulse against the budget of its supply, from the moment in which the bridge lets the lock draw. */
export class SupplyWitness {
  private readonly byBus: ReadonlyMap<string, Supply>;
  /** Pulses that were let go while another one kept their supply, or had just ended: those for which the rules are there. */
  waits = 0;

  constructor(
    hardware: SiteHardware,
    private readonly time: Pick<Time, 'monotonicMs'>,
    private readonly accuse: (what: string) => void,
  ) {
    this.byBus = suppliesOf(hardware);
  }

  drew(bus: string, lock: string, pulseMs: number): void {
    const supply = this.byBus.get(bus);
    if (!supply) throw new Error(`no bus ${bus}`);
    const nowMs = this.time.monotonicMs();
    const { locksAtOnce, gapMs } = supply;
    const keeping = supply.drawing.filter(({ endsAtMs }) => endsAtMs + gapMs > nowMs);
    const last = supply.drawing.at(-1);
    if (keeping.length >= locksAtOnce) {
      const others = keeping.map((other) => `${other.lock} until ${other.endsAtMs}`).join(', ');
      this.accuse(`${lock}: pulsed at ${nowMs}; the supply bears ${locksAtOnce}, and had ${others}`);
    }
    if (last && nowMs - last.beganAtMs < gapMs)
      this.accuse(`${lock}: pulsed at ${nowMs}, ${nowMs - last.beganAtMs} ms after ${last.lock}`);
    if (last && nowMs - last.endsAtMs < 2 * gapMs) this.waits += 1;
    supply.drawing = [...keeping, { lock, beganAtMs: nowMs, endsAtMs: nowMs + pulseMs }];
  }
}
