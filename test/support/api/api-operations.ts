import type { createOpenApiDocument } from '../../../src/platform/index.js';

type OpenApiDocument = ReturnType<typeof createOpenApiDocument>;

interface Schema {
  readonly $ref?: string;
  readonly allOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly example?: unknown;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly schema?: Schema;
  readonly example?: unknown;
}

interface DescribedOperation {
  readonly 'x-access'?: string;
  readonly 'x-fresh-proof'?: boolean;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

type FieldPath = readonly (string | number)[];

export interface ApiParameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  /** As the document shows it; undefined without an example. */
  readonly example: string | undefined;
}

export interface ApiBody {
  readonly contentType: string;
  readonly example: unknown;
  /** Every field, at whatever depth; of lists the first element. */
  readonly fields: readonly FieldPath[];
}

/** An operation of the API with all that can be sent to it. */
export interface ApiOperation {
  readonly method: string;
  readonly path: string;
  /** Who may ask, as the document says. */
  readonly access: string | undefined;
  /** Whether it always asks who sits there once more. */
  readonly freshProof: boolean;
  readonly parameters: readonly ApiParameter[];
  readonly body: ApiBody | undefined;
}

/** Of alternatives every field counts, and the example of the first. */
function withAllFields(alternatives: readonly Schema[]): Schema {
  const properties: Record<string, Schema> = {};
  for (const alternative of alternatives) Object.assign(properties, alternative.properties);
  return { ...alternatives[0], properties };
}

/** Every operation that the OpenAPI document knows, so that a new one cannot be forgotten. */
export function operationsOf(document: OpenApiDocument): readonly ApiOperation[] {
  const schemas = (document.components?.schemas ?? {}) as Readonly<Record<string, Schema>>;
  const paths = document.paths as unknown as Readonly<Record<string, Record<string, DescribedOperation>>>;

  const resolve = (schema: Schema): Schema => {
    if (schema.$ref !== undefined) return resolve(schemas[schema.$ref.split('/').at(-1) ?? ''] ?? {});
    if (schema.oneOf !== undefined) return withAllFields(schema.oneOf.map(resolve));
    const [only, ...others] = schema.allOf ?? [];
    return only !== undefined && others.length === 0 ? { ...resolve(only), ...schema } : schema;
  };
  const fieldsOf = (schema: Schema, path: FieldPath): FieldPath[] => {
    const { properties = {}, items } = resolve(schema);
    const inner: [string | number, Schema][] = [...Object.entries(properties)];
    if (items !== undefined) inner.push([0, items]);
    return inner.flatMap(([key, field]) => [[...path, key], ...fieldsOf(field, [...path, key])]);
  };
  const bodyOf = (place: string, { requestBody }: DescribedOperation): ApiBody | undefined => {
    const [content] = Object.entries(requestBody?.content ?? {});
    if (content === undefined) return undefined;
    const [contentType, { schema }] = content;
    const { example, properties = {} } = resolve(schema);
    const ofFields = Object.entries(properties).map(([name, field]) => [name, resolve(field).example]);
    if (ofFields.length === 0) throw new Error(`The body of ${place} has no fields in the OpenAPI document`);
    return { contentType, example: example ?? Object.fromEntries(ofFields), fields: fieldsOf(schema, []) };
  };

  return Object.entries(paths).flatMap(([path, operations]) =>
    Object.entries(operations).map(([method, operation]) => ({
      method: method.toUpperCase(),
      path,
      access: operation['x-access'],
      freshProof: operation['x-fresh-proof'] === true,
      parameters: (operation.parameters ?? []).map((parameter) => {
        const example = parameter.example ?? resolve(parameter.schema ?? {}).example;
        const written = typeof example === 'string' ? example : JSON.stringify(example);
        return {
          name: parameter.name,
          in: parameter.in as ApiParameter['in'],
          example: example === undefined ? undefined : written,
        };
      }),
      body: bodyOf(`${method} ${path}`, operation),
    })),
  );
}

const placeholder = '@@hostile@@';

/** The example of a body as JSON text, with `json` in place of one of its fields. */
export function bodyWith({ example }: ApiBody, field: FieldPath, json: string): string {
  const put = (value: unknown, [key, ...rest]: FieldPath): unknown => {
    if (key === undefined) return placeholder;
    if (typeof key === 'number') return [put(Array.isArray(value) ? value[0] : undefined, rest)];
    const fields = (typeof value === 'object' ? value : null) as Record<string, unknown> | null;
    return { ...fields, [key]: put(fields?.[key], rest) };
  };
  return JSON.stringify(put(example, field)).replace(`"${placeholder}"`, () => json);
}
