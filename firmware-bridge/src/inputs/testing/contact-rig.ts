import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { isContactLine, type ContactHardware, type GpioBackEnd } from '../../../contract/index.js';
import { ContactFile } from '../../../simulator/contacts/contact-file.js';
import { ContactLines } from '../../../simulator/contacts/contact-lines.js';
import type { PlayedContact } from '../../../simulator/contacts/played-contact.js';
import { playBackEnd } from '../../../simulator/gpio/create-endpoint.js';
import type { GpioEndpoint } from '../../../simulator/gpio/endpoint.js';
import type { ToolVersion } from '../../../simulator/gpio/tool-scripts.js';
import { systemTimers } from '../../../simulator/timers.js';
import type { Contact, ContactState } from '../contact.js';
import { ContactMaker } from '../contact-maker.js';
import { LookTime } from './look-time.js';

/** What contacts are behind: files, or lines by this back end. */
export type Behind =
  | { readonly kind: 'files' }
  | { readonly kind: 'lines'; readonly backEnd: GpioBackEnd; readonly version?: ToolVersion };

export type ContactName = 'housing' | 'presence';

/** Two contacts of a site, `housing` and `presence`, on one chip where they are lines, and what the bridge makes of them. */
export class ContactRig {
  readonly time = new LookTime();
  /** Every error that was logged. */
  readonly errors: string[] = [];
  private readonly directory = mkdtempSync(join(tmpdir(), 'contacts-'));
  private readonly chips: GpioEndpoint | undefined;
  private readonly lines: ContactLines | undefined;
  private readonly started: Contact[] = [];

  private constructor(
    private readonly hardware: Readonly<Record<ContactName, ContactHardware>>,
    private readonly behind: Behind,
    private readonly steadyMs: number,
  ) {
    if (behind.kind === 'files') return;
    const folder = join(this.directory, 'contacts');
    this.chips = playBackEnd(behind.backEnd, folder, behind.version ?? 2, systemTimers);
    this.lines = new ContactLines(Object.values(hardware).filter(isContactLine), this.chips);
  }

  /** @param steadyMs how long a contact must be inactive to be believed so */
  static async start(behind: Behind, activeLow = false, steadyMs = 1_000): Promise<ContactRig> {
    const on = (offset: number): ContactHardware => ({ chip: 'pinctrl-bcm2711', offset, activeLow });
    const files = (name: ContactName): ContactHardware => ({ valueFile: `chip/${name}`, activeLow });
    const hardware =
      behind.kind === 'lines'
        ? { housing: on(5), presence: on(17) }
        : { housing: files('housing'), presence: files('presence') };
    const rig = new ContactRig(hardware, behind, steadyMs);
    await rig.lines?.start();
    return rig;
  }

  show(name: ContactName, active: boolean): void {
    this.played(name).show(active);
  }

  /** The line or the file is not there any more, until it is shown again. */
  lose(name: ContactName): void {
    this.played(name).remove();
  }

  /** All of them are gone, with the chip or the folder that they are on; or there again. */
  unplug(gone: boolean): void {
    this.chips?.unplug(gone);
    if (this.chips) return;
    const [here, away] = [join(this.directory, 'chip'), join(this.directory, 'away')];
    renameSync(gone ? here : away, gone ? away : here);
  }

  /** Begins to look at contacts. @returns every state that is told of each, the newest last */
  watch(...names: ContactName[]): Record<ContactName, ContactState[]> {
    const { behind, time, directory: runtimeDirectory } = this;
    const logger = pino({ level: 'error' }, { write: (line: string) => this.errors.push(line) });
    const site = behind.kind === 'lines' ? { backEnd: behind.backEnd, simulated: true } : undefined;
    const maker = new ContactMaker(site, { runtimeDirectory, time, logger });
    const told: Record<ContactName, ContactState[]> = { housing: [], presence: [] };
    for (const name of names) {
      const contact = maker.make(this.hardware[name], this.steadyMs);
      this.started.push(contact);
      contact.start(() => told[name].push(contact.state));
    }
    return told;
  }

  stopWatching(): void {
    for (const contact of this.started) contact.stop();
  }

  async stop(): Promise<void> {
    this.stopWatching();
    await this.lines?.stop();
    rmSync(this.directory, { recursive: true, force: true });
  }

  private played(name: ContactName): PlayedContact {
    const hardware = this.hardware[name];
    const contact = isContactLine(hardware)
      ? this.lines?.of(hardware)
      : ContactFile.of(hardware, this.directory);
    if (!contact) throw new Error(`${name} is not played`);
    return contact;
  }
}
