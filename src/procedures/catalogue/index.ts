export { parseCatalogue, type ParsedCatalogue } from './parse-catalogue.js';
export { type CatalogueIssue, type KnownCodes, type Procedure } from './procedure.js';
