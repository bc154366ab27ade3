import type { z } from 'zod';
import { transportKinds } from './site-hardware.js';

/**
 * The mistakes of a site file as people shall read them. Of a union zod tells only that no member fits, with what each has
 * against the value. The unions of the site file are a bus, whose transport says what it is, and a contact, whose first key does. So
 * what counts are the mistakes against the kind that is meant, or, where none is, that there is no such kind.
 */
export function chosenIssues(issues: readonly z.core.$ZodIssue[]): z.core.$ZodIssue[] {
  return issues.flatMap((issue) => {
    if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
    const inPlace = (inner: z.core.$ZodIssue): z.core.$ZodIssue => ({
      ...inner,
      path: [...issue.path, ...inner.path],
    });
    const meant = issue.errors.find((errors) => !errors.some(isOtherKind));
    if (meant) return meant.map(inPlace);
    if (issue.errors.flat().some(namesNoContact)) {
      const message = 'must be { valueFile } with a path, or { chip, offset } with the label of a chip';
      return [{ code: 'custom', path: issue.path, message }];
    }
    const values = [...transportKinds];
    const path = [...issue.path, 'transport', 'kind'];
    return [{ code: 'invalid_value', values, path, message: `must be one of ${values.join(', ')}` }];
  });
}

function isOtherKind(issue: z.core.$ZodIssue): boolean {
  return issue.path.join('.') === 'transport.kind' || namesNoContact(issue);
}

/** The key that names a contact of this kind is not there, or no text. */
function namesNoContact({ code, path }: z.core.$ZodIssue): boolean {
  return code === 'invalid_type' && ['valueFile', 'chip'].includes(path.join('.'));
}
