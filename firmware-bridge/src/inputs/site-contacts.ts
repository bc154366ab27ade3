import type { CabinetState, Housing, Mains, Presence, SiteHardware } from '../../contract/index.js';
import type { Contact, ContactState } from './contact.js';
import { ContactMaker, type ContactSurroundings } from './contact-maker.js';

/** A supply that comes back may flicker, and so does a lid that is being shut, in milliseconds. */
const steadyMs = 1_000;

/** Who stands still is not seen by every sensor all the time, in milliseconds. */
const steadyAbsenceMs = 3_000;

const mainsWhen = {
  active: 'failing',
  inactive: 'present',
  unknown: 'unknown',
} as const satisfies Words<Mains>;
const housingWhen = {
  active: 'open',
  inactive: 'closed',
  unknown: 'unknown',
} as const satisfies Words<Housing>;
const presenceWhen = {
  active: 'present',
  inactive: 'absent',
  unknown: 'unknown',
} as const satisfies Words<Presence>;

/** What the contacts of one cabinet show, in the words of the contract. */
export type ContactStates = Pick<CabinetState, 'housing' | 'housingOpenings' | 'presence'>;

/** Hears of every contact that shows something else than before. */
export interface ContactListener {
  power(): void;
  cabinet(id: string): void;
}

type Words<State> = Readonly<Record<ContactState, State>>;

interface CabinetContacts {
  readonly cabinet: string;
  readonly housing: Contact;
  readonly presence: Contact;
  /** How often the housing was believed to be opened. */
  housingOpenings: number;
}

/** Every contact beside the locks, in the words of the contract. */
export class SiteContacts {
  private readonly powerFail: Contact;
  private readonly ofCabinets: readonly CabinetContacts[];

  constructor({ inputs, contacts: site, cabinets }: SiteHardware, surroundings: ContactSurroundings) {
    const maker = new ContactMaker(site, surroundings);
    this.powerFail = maker.make(inputs?.powerFail, steadyMs);
    this.ofCabinets = cabinets.map(({ id, contacts }) => ({
      cabinet: id,
      housing: maker.make(contacts?.housing, steadyMs),
      presence: maker.make(contacts?.presence, steadyAbsenceMs),
      housingOpenings: 0,
    }));
  }

  get mains(): Mains {
    return mainsWhen[this.powerFail.state];
  }

  /** @throws Error for a cabinet that the site does not have */
  of(id: string): ContactStates {
    const contacts = this.ofCabinets.find(({ cabinet }) => cabinet === id);
    if (!contacts) throw new Error(`there is no cabinet "${id}"`);
    const { housing, housingOpenings, presence } = contacts;
    return {
      housing: housingWhen[housing.state],
      housingOpenings,
      presence: presenceWhen[presence.state],
    };
  }

  /** Resolves once every contact has been looked at, whatever came of it. */
  get firstLook(): Promise<unknown> {
    return Promise.all(this.all().map(({ firstLook }) => firstLook));
  }

  start(listener: ContactListener): void {
    this.powerFail.start(() => {
      listener.power();
    });
    for (const contacts of this.ofCabinets) {
      const { cabinet, housing, presence } = contacts;
      const tell = (): void => {
        listener.cabinet(cabinet);
      };
      housing.start(() => {
        if (housing.state === 'active') contacts.housingOpenings += 1;
        tell();
      });
      presence.start(tell);
    }
  }

  stop(): void {
    for (const contact of this.all()) contact.stop();
  }

  private all(): Contact[] {
    return [this.powerFail, ...this.ofCabinets.flatMap(({ housing, presence }) => [housing, presence])];
  }
}
