import { z } from 'zod';
import { type ContactHardware, isContactLine } from '../../contract/index.js';

/**
 * What can be wrong with a contact: `stuck_active` and `stuck_inactive` whatever is so; `torn_off`: the level that the line's bias
 * gives it, and anything where it has none; `flickers`: one and the other, at chance; `unreadable`: the file or the line is not there.
 */
export const contactFaultSchema = z.enum([
  'works',
  'stuck_active',
  'stuck_inactive',
  'torn_off',
  'flickers',
  'unreadable',
]);
export type ContactFault = z.infer<typeof contactFaultSchema>;

/** What can be wrong with the contacts of one cabinet. */
export const cabinetFaultsSchema = z.strictObject({
  housing: contactFaultSchema,
  presence: contactFaultSchema,
});
export type CabinetFaults = z.infer<typeof cabinetFaultsSchema>;
export const cabinetFaultsPatchSchema = cabinetFaultsSchema.partial();
export type CabinetFaultsPatch = z.infer<typeof cabinetFaultsPatchSchema>;
export const noCabinetFaults: CabinetFaults = { housing: 'works', presence: 'works' };

/** What can be wrong with the inputs of the site. */
export const inputFaultsSchema = z.strictObject({ powerFail: contactFaultSchema });
export type InputFaults = z.infer<typeof inputFaultsSchema>;
export const inputFaultsPatchSchema = inputFaultsSchema.partial();
export type InputFaultsPatch = z.infer<typeof inputFaultsPatchSchema>;
export const noInputFaults: InputFaults = { powerFail: 'works' };

/** What a contact shows whose wire is off; a line without a bias, and a file, of which nobody says one, float. Pure. */
export function tornContactOf(contact: ContactHardware): 'active' | 'inactive' | 'floats' {
  if (!isContactLine(contact)) return 'floats';
  const { bias, activeLow } = contact;
  if (bias !== 'pull-up' && bias !== 'pull-down') return 'floats';
  return (bias === 'pull-up') === activeLow ? 'inactive' : 'active';
}
