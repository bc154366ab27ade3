import { chosenIssues } from '@motcua247/firmware-bridge/contract';
import { z } from 'zod';
import { nearest } from './nearest.js';
import { choices, keysOf, type Located, locate } from './schema-walk.js';
import { shownValue } from './shown-value.js';

export interface SiteIssue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const units: readonly (readonly [suffix: RegExp, unit: string])[] = [
  [/Ms$/, ' ms'],
  [/Seconds$/, ' seconds'],
  [/Minutes$/, ' minutes'],
  [/Days$/, ' days'],
];

/** Puts the parser's issues into words: what is allowed with range and unit, and what was given. */
export function describeIssues(
  schema: unknown,
  value: unknown,
  issues: readonly z.core.$ZodIssue[],
): SiteIssue[] {
  return chosenIssues(issues).flatMap((issue): SiteIssue[] => {
    const located = locate(schema, value, issue.path);
    if (issue.code === 'unrecognized_keys') {
      const known = keysOf(located.schema);
      return issue.keys.map((key) => ({
        path: [...issue.path, key],
        message: describeUnknownKey(key, known),
      }));
    }
    return [{ path: issue.path, message: describe(issue, located) }];
  });
}

function describeUnknownKey(key: string, known: readonly string[]): string {
  const meant = nearest(key, known);
  return meant ? `unknown key; did you mean "${meant}"?` : `unknown key; known are ${known.join(', ')}`;
}

function describe(issue: z.core.$ZodIssue, { schema, value }: Located): string {
  const allowed = allowedBy(issue, schema);
  if (value !== undefined) return `${allowed}, is ${shownValue(value)}`;
  // Only a rule between values can refuse a value that is not there: what it took is the default.
  return issue.code === 'custom'
    ? `${allowed}; the default breaks this, set the key`
    : `is missing; ${allowed}`;
}

function allowedBy(issue: z.core.$ZodIssue, schema: unknown): string {
  if (issue.code === 'custom') return issue.message;
  if (issue.code === 'invalid_format') return allowedFormat(issue);
  // Zod puts a discriminator that matches nothing on the key itself, whose schema depends on it.
  if (issue.code === 'invalid_union' && 'options' in issue) return `must be one of ${listed(issue.options)}`;
  // What several schemas take together stands in the issue alone.
  if (issue.code === 'invalid_value' && schema === undefined) return `must be one of ${listed(issue.values)}`;
  const fixed = choices(schema);
  if (fixed.length > 0) return `must be one of ${listed(fixed)}`;
  if (schema instanceof z.ZodNumber) return allowedNumber(schema, issue.path);
  if (schema instanceof z.ZodString)
    return `must be a text${counted(schema.minLength, schema.maxLength, 'characters')}`;
  if (schema instanceof z.ZodBoolean) return 'must be true or false';
  if (schema instanceof z.ZodArray) return `must be a list${countedEntries(schema)}`;
  if (schema instanceof z.ZodObject || schema instanceof z.ZodDiscriminatedUnion)
    return 'must be a mapping of keys';
  return issue.message;
}

function allowedFormat(issue: z.core.$ZodIssueInvalidStringFormat): string {
  const prefix: unknown = 'prefix' in issue ? issue.prefix : undefined;
  return typeof prefix === 'string' ? `must begin with "${prefix}"` : issue.message;
}

function allowedNumber({ minValue, maxValue }: z.ZodNumber, path: readonly PropertyKey[]): string {
  const key = path.findLast((step) => typeof step === 'string') ?? '';
  const unit = units.find(([suffix]) => suffix.test(key))?.[1] ?? '';
  const bounded = Number.isSafeInteger(minValue) && maxValue !== Number.MAX_SAFE_INTEGER && maxValue !== null;
  return bounded ? `must be a whole number ${minValue}–${maxValue}${unit}` : 'must be a whole number';
}

function countedEntries(schema: z.ZodArray): string {
  const checks = (schema.def.checks ?? []).map((check) => check._zod.def);
  const bound = (name: 'minimum' | 'maximum'): number | null =>
    checks
      .map((check) => (name in check ? (check as unknown as Record<string, number>)[name] : undefined))
      .find(Boolean) ?? null;
  return counted(bound('minimum'), bound('maximum'), 'entries');
}

function counted(least: number | null, most: number | null, what: string): string {
  if (most !== null) return ` of ${least ?? 0}–${most} ${what}`;
  return least === null ? '' : ` of at least ${least} ${what}`;
}

function listed(values: readonly unknown[]): string {
  return values.map(String).join(', ');
}
