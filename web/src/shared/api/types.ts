import type { components } from './schema.js';

type Schemas = components['schemas'];

/** A schema of the OpenAPI document by its name. */
export type Schema<Name extends keyof Schemas> = Schemas[Name];
