/** OWASP ASVS 5.0, 6.2: length and nothing else; the service holds the same. */
export const shortestPassword = 12;
export const longestPassword = 128;

export type PasswordFault = 'too_short' | 'too_long' | 'not_repeated' | 'same_as_old';

/** What is wrong with a new password, before the service is asked; undefined when nothing is. */
export function faultOfNewPassword(
  oldPassword: string,
  newPassword: string,
  repeated: string,
): PasswordFault | undefined {
  if (newPassword.length < shortestPassword) return 'too_short';
  if (newPassword.length > longestPassword) return 'too_long';
  if (newPassword === oldPassword) return 'same_as_old';
  return newPassword === repeated ? undefined : 'not_repeated';
}
