import { resolve } from 'node:path';
import type { Logger } from 'pino';
import {
  isContactLine,
  type ContactHardware,
  type ContactLine,
  type SiteContactsHardware,
} from '../../contract/index.js';
import { openContactInputs } from '../gpio/back-end.js';
import type { Inputs } from '../gpio/inputs.js';
import { GpioError } from '../gpio/lines.js';
import type { Time } from '../time.js';
import { noContact, type Contact } from './contact.js';
import { ContactLoop } from './contact-loop.js';
import { LineLook } from './line-look.js';
import { ValueFileLook } from './value-file-look.js';

export interface ContactSurroundings {
  /** A relative path, which only a simulated site has, begins here. */
  readonly runtimeDirectory: string;
  readonly time: Time;
  readonly logger: Logger;
}

/** Makes the contacts of one site. Those on lines of one chip are looked at together, each file alone. */
export class ContactMaker {
  private readonly loops = new Map<string, ContactLoop<ContactLine>>();
  private opened: Promise<Inputs> | undefined;

  /** @param site by which back end lines are reached; undefined where no contact is a line */
  constructor(
    private readonly site: SiteContactsHardware | undefined,
    private readonly surroundings: ContactSurroundings,
  ) {}

  /**
   * A contact as the site file describes it.
   * @param steadyMs how long it must be seen inactive after it was active, in milliseconds
   */
  make(contact: ContactHardware | undefined, steadyMs: number): Contact {
    if (contact === undefined) return noContact;
    const { runtimeDirectory, time, logger } = this.surroundings;
    if (isContactLine(contact)) {
      const name = `line ${contact.offset} of chip ${contact.chip}`;
      return this.loopOf(contact).add(contact, name, steadyMs);
    }
    const path = resolve(runtimeDirectory, contact.valueFile);
    const loop = new ContactLoop(new ValueFileLook(logger), time, logger);
    return loop.add({ path, activeLow: contact.activeLow }, path, steadyMs);
  }

  /** One look has one bias. */
  private loopOf({ chip, bias }: ContactLine): ContactLoop<ContactLine> {
    const key = JSON.stringify([chip, bias]);
    const known = this.loops.get(key);
    if (known) return known;
    const { time, logger } = this.surroundings;
    const look = new LineLook({ chip, bias }, () => this.inputs(), time, logger);
    const loop = new ContactLoop(look, time, logger);
    this.loops.set(key, loop);
    return loop;
  }

  private inputs(): Promise<Inputs> {
    if (!this.site) return Promise.reject(new GpioError('the site file has no "contacts"'));
    this.opened ??= openContactInputs(this.site, this.surroundings.runtimeDirectory);
    return this.opened;
  }
}
