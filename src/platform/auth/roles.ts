/** What a member of staff is at this site. One person may have several, as small offices need. */
export const roles = [
  'officer',
  'desk',
  'department',
  'agency',
  'technician',
  'supervisor',
  'administrator',
] as const;

export type Role = (typeof roles)[number];
