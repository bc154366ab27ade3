import { z } from 'zod';

type JsonSchema = z.core.JSONSchema.JSONSchema;

export interface QueryParameter {
  readonly name: string;
  readonly required: boolean;
  readonly schema: JsonSchema;
}

const reference = '#/definitions/';

/**
 * The parameters of a query string that is read as one object, as the OpenAPI document describes them. Schemas with an id
 * of their own stand beside the object by reference, which a parameter cannot follow: they are put in their places.
 */
export function queryParametersOf(query: z.ZodObject): readonly QueryParameter[] {
  const root: JsonSchema = z.toJSONSchema(query, { target: 'openapi-3.0', io: 'input' });
  const definitions = (root['definitions'] ?? {}) as Readonly<Record<string, JsonSchema>>;
  const inPlace = (schema: JsonSchema): JsonSchema => {
    const [only] = schema.allOf?.length === 1 ? schema.allOf : [schema];
    const named = definitions[only?.$ref?.slice(reference.length) ?? ''];
    return named ?? schema;
  };
  const { properties = {}, required = [] } = inPlace(root);
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    required: required.includes(name),
    schema: inPlace(schema as JsonSchema),
  }));
}
