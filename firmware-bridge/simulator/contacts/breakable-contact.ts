import { type ContactHardware } from '../../contract/index.js';
import { Repetition } from '../faults/repetition.js';
import { type Randomness } from '../randomness.js';
import { type Timers } from '../timers.js';
import { type ContactFault, tornContactOf } from './contact-faults.js';
import { type PlayedContact } from './played-contact.js';

/** A contact with a wire that may be broken: what the computer meets is then not what is so. */
export class BreakableContact implements PlayedContact {
  private isActive = false;
  private isThere = false;
  private fault: ContactFault = 'works';
  private readonly wavering: Repetition;

  constructor(
    private readonly hardware: ContactHardware,
    private readonly contact: PlayedContact,
    timers: Timers,
    private readonly randomness: Randomness,
  ) {
    this.wavering = new Repetition(timers, () => {
      this.display();
    });
  }

  show(active: boolean): void {
    this.isActive = active;
    this.isThere = true;
    this.display();
  }

  break(fault: ContactFault): void {
    this.fault = fault;
    this.display();
  }

  remove(): void {
    this.isThere = false;
    this.wavering.set(false);
    this.contact.remove();
  }

  private display(): void {
    if (!this.isThere) return;
    const shown = this.shown();
    this.wavering.set(shown === 'wavers');
    if (shown === 'nothing') this.contact.remove();
    else this.contact.show(shown === 'wavers' ? this.randomness.below(2) === 0 : shown === 'active');
  }

  private shown(): 'active' | 'inactive' | 'wavers' | 'nothing' {
    switch (this.fault) {
      case 'works':
        return this.isActive ? 'active' : 'inactive';
      case 'stuck_active':
        return 'active';
      case 'stuck_inactive':
        return 'inactive';
      case 'torn_off': {
        const torn = tornContactOf(this.hardware);
        return torn === 'floats' ? 'wavers' : torn;
      }
      case 'flickers':
        return 'wavers';
      case 'unreadable':
        return 'nothing';
    }
  }
}
