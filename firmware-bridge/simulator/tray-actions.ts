import { type Cabinets } from './cabinet/cabinets.js';
import { type TrayPlace } from './cabinet/places.js';
import { type Tray, paperSchema } from './cabinet/tray.js';
import { type TrayView } from './state.js';

/** What hands do at a tray at once. Every action returns the tray as it is afterwards. */
export class TrayActions {
  private readonly places: ReadonlyMap<string, TrayPlace>;

  constructor(
    private readonly cabinets: Cabinets,
    places: readonly TrayPlace[],
  ) {
    this.places = new Map(places.map((place) => [place.label, place]));
  }

  list(): TrayView[] {
    return this.cabinets.list().map((tray) => this.view(tray));
  }

  /** @throws SimulatorRefusal `unknown_tray` */
  get(label: string): TrayView {
    return this.view(this.cabinets.get(label));
  }

  /** Pulls the door, which opens only while the lock lets go. @throws SimulatorRefusal `unknown_tray` */
  pull(label: string): TrayView {
    return this.view(this.cabinets.pull(label));
  }

  /** Pushes the door shut; it stays open if it does not latch. @throws SimulatorRefusal `unknown_tray` */
  close(label: string): TrayView {
    return this.view(this.cabinets.close(label));
  }

  /** Takes hold of the open door, which then cannot be shut. @throws SimulatorRefusal `unknown_tray`, `door_closed` */
  hold(label: string): TrayView {
    return this.view(this.cabinets.hold(label));
  }

  /** Lets the door go. @throws SimulatorRefusal `unknown_tray` */
  release(label: string): TrayView {
    return this.view(this.cabinets.release(label));
  }

  /** Breaks the door open. @throws SimulatorRefusal `unknown_tray` */
  forceOpen(label: string): TrayView {
    return this.view(this.cabinets.forceOpen(label));
  }

  /** @throws SimulatorRefusal `unknown_tray`, `door_closed`, `tray_full`, `paper_elsewhere` */
  put(label: string, paper: string): TrayView {
    return this.view(this.cabinets.put(label, paperSchema.parse(paper)));
  }

  /** Takes one paper, or all when none is named. @throws SimulatorRefusal `unknown_tray`, `door_closed`, `no_such_paper` */
  take(label: string, paper?: string): TrayView {
    return this.view(this.cabinets.take(label, paper));
  }

  private view(tray: Tray): TrayView {
    const { cabinet = '', bank = '', lock = 0 } = this.places.get(tray.label) ?? {};
    return { ...tray, cabinet, bank, lock, papers: [...tray.papers] };
  }
}
