import { isContactLine, type ContactHardware } from './contact-hardware.js';
import type { HardwareIssue } from './issue.js';
import { isSimulatedBus, type WiredSite } from './site-hardware.js';

/** A contact of the site or of a cabinet, and where it is named. */
export interface NamedContact {
  readonly contact: ContactHardware;
  readonly path: (string | number)[];
}

/** Every contact that the site file names. */
export function contactsOf({ inputs, cabinets }: Pick<WiredSite, 'inputs' | 'cabinets'>): NamedContact[] {
  const named = (contact: ContactHardware | undefined, ...path: (string | number)[]): NamedContact[] =>
    contact ? [{ contact, path }] : [];
  return [
    ...named(inputs?.powerFail, 'inputs', 'powerFail'),
    ...cabinets.flatMap(({ contacts }, c) => [
      ...named(contacts?.housing, 'cabinets', c, 'contacts', 'housing'),
      ...named(contacts?.presence, 'cabinets', c, 'contacts', 'presence'),
    ]),
  ];
}

/** What the contacts of a site lack, or name that is not there. */
export function findContactIssues(site: WiredSite): HardwareIssue[] {
  const { contacts, buses } = site;
  const simulated = buses.some(isSimulatedBus);
  const issues: HardwareIssue[] = [];
  if (contacts?.simulated && !simulated) {
    const message = 'must be false: the simulator plays contacts only beside simulated buses';
    issues.push({ path: ['contacts', 'simulated'], message });
  }
  for (const { contact, path } of contactsOf(site)) {
    if (isContactLine(contact)) {
      if (contacts === undefined) {
        const message = 'needs "contacts" of the site, which says by which back end their lines are reached';
        issues.push({ path, message });
      }
      if (contacts?.backEnd === 'sysfs' && contact.bias !== undefined) {
        const message = 'must be left out with the back end sysfs, whose files cannot set it';
        issues.push({ path: [...path, 'bias'], message });
      }
    } else if (!simulated && !contact.valueFile.startsWith('/')) {
      const message =
        'must be an absolute path, such as /sys/class/gpio/gpio17/value; only the simulator keeps files of its own';
      issues.push({ path: [...path, 'valueFile'], message });
    }
  }
  return issues;
}
