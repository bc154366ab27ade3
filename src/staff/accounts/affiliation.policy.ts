/** A department or agency of the site, as far as this rule asks. */
export interface Affiliation {
  readonly code: string;
  readonly kind: 'department' | 'agency';
}

/**
 * Holds roles and department of an account against each other: who works for a department or an agency names which one,
 * and nobody else names any.
 *
 * @returns what is wrong and what to do; undefined when it fits.
 */
export function whyNotAffiliated(
  roles: readonly string[],
  departmentCode: string | null,
  affiliations: readonly Affiliation[],
): string | undefined {
  const wanted = (['department', 'agency'] as const).filter((kind) => roles.includes(kind));
  const [kind] = wanted;
  if (wanted.length > 1) {
    return 'one account is either of a department or of an agency; make two accounts';
  }
  if (kind === undefined) {
    return departmentCode === null
      ? undefined
      : 'only the roles department and agency have one; leave it out';
  }
  const codes = affiliations.filter((affiliation) => affiliation.kind === kind).map(({ code }) => code);
  if (departmentCode !== null && codes.includes(departmentCode)) return undefined;
  return `the role ${kind} needs one of: ${codes.join(', ')}`;
}
