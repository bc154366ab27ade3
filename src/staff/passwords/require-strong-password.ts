import type { Site } from '../../config/index.js';
import { DomainError } from '../../kernel/index.js';
import { commonPasswords } from './common-passwords.js';
import { weaknessOf, type Weakness } from './weak-password.policy.js';

const advice: Readonly<Record<Weakness, string>> = {
  common: 'Many people have chosen this password. Choose a sentence that only you would say.',
  run: 'The password is a row of characters. Choose a sentence that only you would say.',
  own_office:
    'The password is little more than words of this office. Choose a sentence that only you would say.',
  own_name:
    'The password is little more than the name of the account. Choose a sentence that only you would say.',
};

/** What the site and its departments are called. */
export type OfficeNames = Pick<Site, 'site' | 'departments'>;

/**
 * Refuses a password that somebody would try first; its length the API has looked at already.
 * @throws DomainError password_too_common
 */
export function requireStrongPassword(
  password: string,
  { username, displayName }: { readonly username: string; readonly displayName: string },
  { site, departments }: OfficeNames,
): void {
  const offices = [site.name, ...departments.map(({ name }) => name)];
  const weakness = weaknessOf(password, {
    names: [username, displayName],
    officeNames: offices.flatMap(({ vi, en }) => [vi, en]),
    common: commonPasswords,
  });
  if (weakness !== undefined) throw new DomainError('password_too_common', advice[weakness]);
}
