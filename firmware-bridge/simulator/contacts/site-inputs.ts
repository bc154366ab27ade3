import { type WorldRecord } from '../record/world-record.js';
import { type BreakableContact } from './breakable-contact.js';
import { breakContact } from './break-contact.js';
import { type InputFaults, type InputFaultsPatch, noInputFaults } from './contact-faults.js';

/** The inputs of the whole site, as far as they can be broken; what they show, the supply of power says. */
export class SiteInputs {
  private current = noInputFaults;

  /** @param powerFail undefined where the site has none, or a real one */
  constructor(
    private readonly powerFail: BreakableContact | undefined,
    private readonly record: WorldRecord,
  ) {}

  get faults(): InputFaults {
    return this.current;
  }

  /** @throws SimulatorRefusal `unknown_contact` */
  setFaults({ powerFail = this.current.powerFail }: InputFaultsPatch): InputFaults {
    if (powerFail === this.current.powerFail) return this.current;
    breakContact(this.powerFail, powerFail, 'the site has no powerFail');
    this.current = { powerFail };
    this.record.append({ kind: 'input_faults', faults: this.current });
    return this.current;
  }

  mendAll(): void {
    this.setFaults(noInputFaults);
  }
}
