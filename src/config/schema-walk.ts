import { z } from 'zod';

/** A schema's part and the value that was given for it. */
export interface Located {
  readonly schema: unknown;
  readonly value: unknown;
}

/** Follows a path into a schema and into the value it was given; `schema` is undefined where the schema knows no such key. */
export function locate(schema: unknown, value: unknown, path: readonly PropertyKey[]): Located {
  const bare = bareSchema(schema, value);
  const [key, ...rest] = path;
  return key === undefined ? { schema: bare, value } : locate(partOf(bare, key), valueAt(value, key), rest);
}

/** The schema without defaults and options, and of a union the member that the value chose. */
function bareSchema(schema: unknown, value: unknown): unknown {
  if (schema instanceof z.ZodDefault || schema instanceof z.ZodPrefault || schema instanceof z.ZodOptional) {
    return bareSchema(schema.unwrap(), value);
  }
  if (schema instanceof z.ZodDiscriminatedUnion) {
    const choice = valueAt(value, schema.def.discriminator);
    return (
      schema.options.find((option) => choices(partOf(option, schema.def.discriminator)).includes(choice)) ??
      schema
    );
  }
  if (schema instanceof z.ZodUnion && schema.options.every((option) => option instanceof z.ZodObject)) {
    const { options } = schema;
    return (
      options.find((option) => fits(option, value)) ??
      options.find((option) => names(option, value, options)) ??
      options[0]
    );
  }
  return schema;
}

/** Whether one key of a mapping is a mapping itself whose `kind` is the one that was given: what a bus is, its transport says. */
function fits(option: z.ZodObject, value: unknown): boolean {
  return Object.entries(option.shape).some(([key, part]) => {
    const kinds = part instanceof z.ZodDiscriminatedUnion ? part.options : [part];
    const kind = valueAt(valueAt(value, key), 'kind');
    return kinds.some((one) => choices(partOf(one, 'kind')).includes(kind));
  });
}

/** Whether a key was given that no other member has: what a contact is, its own keys say. */
function names(option: z.ZodObject, value: unknown, options: readonly z.ZodObject[]): boolean {
  const others = options.filter((other) => other !== option);
  return Object.keys(option.shape).some(
    (key) => valueAt(value, key) !== undefined && !others.some((other) => key in other.shape),
  );
}

/** Which values a schema of fixed choices takes; none for any other schema. */
export function choices(schema: unknown): unknown[] {
  if (schema instanceof z.ZodLiteral) return [...schema.values];
  if (schema instanceof z.ZodEnum) return schema.options;
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(choices);
  return [];
}

/** The keys that a mapping may have; none for any other schema. */
export function keysOf(schema: unknown): string[] {
  return schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
}

function partOf(schema: unknown, key: PropertyKey): unknown {
  if (schema instanceof z.ZodObject) return (schema.shape as Record<PropertyKey, unknown>)[key];
  if (schema instanceof z.ZodArray) return schema.element;
  return undefined;
}

function valueAt(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Record<PropertyKey, unknown>)[key]
    : undefined;
}
