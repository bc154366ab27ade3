import { z } from 'zod';
import { biasSchema, gpioBackEnds, lineShape } from './gpio-hardware.js';

/**
 * Contacts beside the locks: power failure, housing, presence. Each is a file that the kernel keeps, or a GPIO line.
 */

/** An input that the kernel shows as a file holding `0` or `1`, as `/sys/class/gpio/gpio17/value` does. */
const inputFileSchema = z.strictObject({
  /**
   * Absolute at a site. Relative to the runtime directory only beside simulated buses: there the simulator keeps the file.
   */
  valueFile: z
    .string()
    .max(200)
    .regex(
      /^\/?[A-Za-z0-9._-]+(?:\/[A-Za-z0-9._-]+)*$/,
      'must be a path of letters, digits, ".", "_", "-" and "/", such as /sys/class/gpio/gpio17/value',
    ),
  /** Whether `0` means that the input is active. */
  activeLow: z.boolean().default(false),
});
export type InputFile = z.infer<typeof inputFileSchema>;

/** An input that is one line of a chip; level 0 is active where `activeLow` says so. */
const contactLineSchema = z.strictObject({ ...lineShape, bias: biasSchema.optional() });
export type ContactLine = z.infer<typeof contactLineSchema>;

/** What a contact is, its keys say; `chosenIssues` finds the mistakes against the kind that is meant. */
export const contactSchema = z.union([inputFileSchema, contactLineSchema]);
export type ContactHardware = z.infer<typeof contactSchema>;

export function isContactLine(contact: ContactHardware): contact is ContactLine {
  return 'chip' in contact;
}

/** What all contacts of the site that are lines have in common. */
export const siteContactsSchema = z.strictObject({
  /** As with locks on GPIO. */
  backEnd: z.enum(gpioBackEnds),
  /** The chips of this project's simulator, in the runtime directory. Never in production. */
  simulated: z.boolean().default(false),
});
export type SiteContactsHardware = z.infer<typeof siteContactsSchema>;
