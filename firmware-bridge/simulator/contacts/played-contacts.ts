import { join } from 'node:path';
import { type ContactHardware, isContactLine, type SiteHardware } from '../../contract/index.js';
import { playBackEnd } from '../gpio/create-endpoint.js';
import { type ToolVersion } from '../gpio/tool-scripts.js';
import { type Timers } from '../timers.js';
import { type Randomness } from '../randomness.js';
import { BreakableContact } from './breakable-contact.js';
import { ContactFile } from './contact-file.js';
import { ContactLines } from './contact-lines.js';
import { type PlayedContact } from './played-contact.js';

/** What the contacts of a site are made of: files, and lines of simulated chips. */
export class PlayedContacts {
  /** undefined where no contact is a line, or lines are real, which are not the simulator's to play. */
  private readonly lines: ContactLines | undefined;

  constructor(
    { inputs, contacts, cabinets }: SiteHardware,
    version: ToolVersion,
    private readonly runtimeDirectory: string,
    private readonly timers: Timers,
    private readonly randomness: Randomness,
  ) {
    const all = [inputs?.powerFail, ...cabinets.flatMap((cabinet) => Object.values(cabinet.contacts ?? {}))];
    const lines = all.flatMap((contact) => (contact && isContactLine(contact) ? [contact] : []));
    this.lines = contacts?.simulated
      ? new ContactLines(
          lines,
          playBackEnd(contacts.backEnd, join(runtimeDirectory, 'contacts'), version, timers),
        )
      : undefined;
  }

  /** @returns nothing where the site has no such contact, or a real one */
  of(contact: ContactHardware | undefined): BreakableContact | undefined {
    if (contact === undefined) return undefined;
    const played = this.played(contact);
    return played && new BreakableContact(contact, played, this.timers, this.randomness);
  }

  private played(contact: ContactHardware): PlayedContact | undefined {
    return isContactLine(contact) ? this.lines?.of(contact) : ContactFile.of(contact, this.runtimeDirectory);
  }

  async start(): Promise<void> {
    await this.lines?.start();
  }

  async stop(): Promise<void> {
    await this.lines?.stop();
  }
}
