import { type PlayedBank, type PlayedBus } from '../bus/played.js';
import { type Cabinets } from '../cabinet/cabinets.js';
import { type TrayFaults, type TrayFaultsPatch } from '../cabinet/tray-faults.js';
import { type CabinetContacts } from '../contacts/cabinet-contacts.js';
import {
  type CabinetFaults,
  type CabinetFaultsPatch,
  type InputFaults,
  type InputFaultsPatch,
} from '../contacts/contact-faults.js';
import { type SiteInputs } from '../contacts/site-inputs.js';
import { SimulatorRefusal } from '../refusal.js';
import {
  type BankFaults,
  type BankFaultsPatch,
  type BusFaults,
  type BusFaultsPatch,
  bankFaultsSchema,
  busFaultsSchema,
  noBankFaults,
  noBusFaults,
} from './line-faults.js';

/** Breaks and mends things while the simulator runs. A patch changes what it names and leaves the rest. */
export class FaultControls {
  private busChanges: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly cabinets: Cabinets,
    private readonly banks: ReadonlyMap<string, PlayedBank>,
    private readonly buses: ReadonlyMap<string, PlayedBus>,
    private readonly contacts: Pick<CabinetContacts, 'setFaults' | 'mendAll'>,
    private readonly siteInputs: Pick<SiteInputs, 'setFaults' | 'mendAll'>,
  ) {}

  /** @throws SimulatorRefusal `unknown_tray` */
  tray(label: string, patch: TrayFaultsPatch): TrayFaults {
    return this.cabinets.setFaults(label, patch).faults;
  }

  /** @throws SimulatorRefusal `unknown_bank`, also for a board that is to answer in its place and has another bus */
  bank(id: string, patch: BankFaultsPatch): BankFaults {
    const bank = this.banks.get(id);
    if (!bank) throw unknown('bank', id, this.banks);
    const faults = bankFaultsSchema.parse({ ...bank.faults, ...patch });
    const fault = faults.nextReplies?.fault;
    if (fault?.kind === 'of_another_board') {
      const others = [...this.banks].filter(([, other]) => other !== bank && other.busId === bank.busId);
      if (!others.some(([other]) => other === fault.bank)) throw unknown('bank', fault.bank, new Map(others));
    }
    bank.setFaults(faults);
    return bank.faults;
  }

  /** A cut or mended cable is so when the promise resolves. Rejects with SimulatorRefusal `unknown_bus`. */
  async bus(id: string, patch: BusFaultsPatch): Promise<BusFaults> {
    const bus = this.buses.get(id);
    if (!bus) throw unknown('bus', id, this.buses);
    // One change after the other: mending must not overtake the cut before it.
    const change = this.busChanges.then(() =>
      bus.setFaults(busFaultsSchema.parse({ ...bus.faults, ...patch })),
    );
    this.busChanges = change.catch(() => undefined);
    await change;
    return bus.faults;
  }

  /** Breaks or mends contacts of a cabinet. @throws SimulatorRefusal `unknown_cabinet`, `unknown_contact` */
  cabinet(id: string, patch: CabinetFaultsPatch): CabinetFaults {
    return this.contacts.setFaults(id, patch);
  }

  /** Breaks or mends inputs of the site. @throws SimulatorRefusal `unknown_contact` */
  inputs(patch: InputFaultsPatch): InputFaults {
    return this.siteInputs.setFaults(patch);
  }

  /** Resolves when no cable is being cut or mended any more. */
  async settled(): Promise<void> {
    await this.busChanges;
  }

  /** Mends every tray, contact, board and cable. Doors and papers stay as they are. */
  async reset(): Promise<void> {
    this.cabinets.mendAll();
    this.contacts.mendAll();
    this.siteInputs.mendAll();
    for (const bank of this.banks.values()) bank.setFaults(noBankFaults);
    for (const id of this.buses.keys()) await this.bus(id, noBusFaults);
  }
}

function unknown(what: 'bank' | 'bus', id: string, known: ReadonlyMap<string, unknown>): SimulatorRefusal {
  const list = [...known.keys()].join(', ') || 'none';
  return new SimulatorRefusal(`unknown_${what}`, `there is no ${what} "${id}"; known: ${list}`);
}
