export { columnNames, type ColumnName } from './columns.js';
export { parseCatalogue, wholeRow, type ParsedCatalogue } from './parse-catalogue.js';
export { catalogueRules, type CatalogueIssue, type KnownCodes, type Procedure } from './procedure.js';
export { readRow } from './read-row.js';
export { digestOf } from './digest.js';
