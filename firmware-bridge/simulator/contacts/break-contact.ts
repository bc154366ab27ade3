import { SimulatorRefusal } from '../refusal.js';
import { type BreakableContact } from './breakable-contact.js';
import { type ContactFault } from './contact-faults.js';

/** @throws SimulatorRefusal `unknown_contact` where there is nothing to break */
export function breakContact(
  contact: BreakableContact | undefined,
  fault: ContactFault,
  complaint: string,
): void {
  if (!contact) throw new SimulatorRefusal('unknown_contact', `${complaint} that is the simulator’s to play`);
  contact.break(fault);
}
