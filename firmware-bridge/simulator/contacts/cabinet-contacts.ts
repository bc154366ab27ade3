import { type SiteHardware } from '../../contract/index.js';
import { type WorldRecord } from '../record/world-record.js';
import { SimulatorRefusal } from '../refusal.js';
import { type Contacts, type ContactsPatch } from './contacts.js';
import { type BreakableContact } from './breakable-contact.js';
import { breakContact } from './break-contact.js';
import { type CabinetFaults, type CabinetFaultsPatch, noCabinetFaults } from './contact-faults.js';
import { type PlayedContacts } from './played-contacts.js';

interface Cabinet {
  readonly housing: BreakableContact | undefined;
  readonly presence: BreakableContact | undefined;
  state: Contacts;
  faults: CabinetFaults;
}

/** The housings of the cabinets and who stands before them; all closed, and nobody there, after a start. */
export class CabinetContacts {
  private readonly cabinets: ReadonlyMap<string, Cabinet>;

  constructor(
    { cabinets }: SiteHardware,
    played: PlayedContacts,
    private readonly record: WorldRecord,
  ) {
    this.cabinets = new Map(
      cabinets.map(({ id, contacts }) => [
        id,
        {
          housing: played.of(contacts?.housing),
          presence: played.of(contacts?.presence),
          state: { housingOpen: false, somebodyThere: false },
          faults: noCabinetFaults,
        },
      ]),
    );
  }

  start(): void {
    for (const cabinet of this.cabinets.values()) show(cabinet);
  }

  /** @throws SimulatorRefusal `unknown_cabinet` */
  of(id: string): Contacts {
    return this.find(id).state;
  }

  /** @throws SimulatorRefusal `unknown_cabinet` */
  set(id: string, patch: ContactsPatch): Contacts {
    const cabinet = this.find(id);
    const { housingOpen = cabinet.state.housingOpen, somebodyThere = cabinet.state.somebodyThere } = patch;
    cabinet.state = { housingOpen, somebodyThere };
    show(cabinet);
    this.record.append({ kind: 'contacts', cabinet: id, contacts: cabinet.state });
    return cabinet.state;
  }

  /** @throws SimulatorRefusal `unknown_cabinet` */
  faultsOf(id: string): CabinetFaults {
    return this.find(id).faults;
  }

  /** @throws SimulatorRefusal `unknown_cabinet`, `unknown_contact` */
  setFaults(id: string, patch: CabinetFaultsPatch): CabinetFaults {
    const cabinet = this.find(id);
    for (const name of ['housing', 'presence'] as const) {
      const { [name]: fault = cabinet.faults[name] } = patch;
      if (fault === cabinet.faults[name]) continue;
      breakContact(cabinet[name], fault, `cabinet ${id} has no contact ${name}`);
      cabinet.faults = { ...cabinet.faults, [name]: fault };
      this.record.append({ kind: 'cabinet_faults', cabinet: id, faults: cabinet.faults });
    }
    return cabinet.faults;
  }

  mendAll(): void {
    for (const id of this.cabinets.keys()) this.setFaults(id, noCabinetFaults);
  }

  stop(): void {
    for (const { housing, presence } of this.cabinets.values()) {
      housing?.remove();
      presence?.remove();
    }
  }

  private find(id: string): Cabinet {
    const cabinet = this.cabinets.get(id);
    if (cabinet) return cabinet;
    const known = [...this.cabinets.keys()].join(', ');
    throw new SimulatorRefusal('unknown_cabinet', `there is no cabinet "${id}"; known: ${known}`);
  }
}

function show({ housing, presence, state }: Cabinet): void {
  housing?.show(state.housingOpen);
  presence?.show(state.somebodyThere);
}
