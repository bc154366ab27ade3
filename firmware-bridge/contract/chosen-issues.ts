import type { z } from 'zod';
import { transportKinds } from './site-hardware.js';

/**
 * The mistakes of a site file as people shall read them. Of a union zod tells only that no member fits, with what each has
 * against the value; the one union of the site file is a bus, and what a bus is, its transport says. So what counts are the mistakes
 * against that kind of bus, or, where no kind is meant, that there is no such kind.
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
    const values = [...transportKinds];
    const path = [...issue.path, 'transport', 'kind'];
    return [{ code: 'invalid_value', values, path, message: `must be one of ${values.join(', ')}` }];
  });
}

function isOtherKind({ path }: z.core.$ZodIssue): boolean {
  return path.join('.') === 'transport.kind';
}
