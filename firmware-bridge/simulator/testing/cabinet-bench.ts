import { type SiteHardware } from '../../contract/index.js';
import { Cabinets } from '../cabinet/cabinets.js';
import { trayPlaces } from '../cabinet/places.js';
import { type WorldEvent } from '../record/entries.js';
import { WorldRecord } from '../record/world-record.js';
import { ManualTimers } from './manual-timers.js';
import { type SmallSite, smallSite } from './small-site.js';

/** Cabinets in a time that stands still, and what is put on record of them. */
export class CabinetBench {
  readonly timers = new ManualTimers();
  readonly record = new WorldRecord('00000000-0000-4000-8000-000000000000', this.timers);
  /** How often what outlasts a restart was to be kept. */
  kept = 0;

  cabinets(site: SmallSite = {}): Cabinets {
    return this.ofSite(smallSite(site));
  }

  ofSite(site: SiteHardware): Cabinets {
    return new Cabinets(trayPlaces(site), new Map(), this.record, this.timers, () => this.kept++);
  }

  /** The same with tray A01 open. */
  opened(site?: SmallSite): Cabinets {
    const world = this.cabinets(site);
    world.pulse('left', 1, 500);
    this.timers.advance(1000);
    return world;
  }

  events(kind: WorldEvent['kind']): WorldEvent[] {
    return this.record.since(1).entries.flatMap(({ event }) => (event.kind === kind ? [event] : []));
  }
}
