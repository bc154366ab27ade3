import { z } from 'zod';

export const contactsSchema = z.strictObject({
  /** Whether the housing (not a tray) is open. */
  housingOpen: z.boolean(),
  /** Whether somebody stands before the cabinet. */
  somebodyThere: z.boolean(),
});
export type Contacts = z.infer<typeof contactsSchema>;

/** What is not named stays as it is. */
export const contactsPatchSchema = contactsSchema.partial();
export type ContactsPatch = z.infer<typeof contactsPatchSchema>;
