export { SiteCalendar } from './calendar/site-calendar.js';
export type { Procedure } from './catalogue/index.js';
export type { CatalogueCounts } from './installation/catalogue-changes.js';
export { importCatalogue } from './installation/import-catalogue.js';
export {
  AgencyStillNeededError,
  installCatalogue,
  UnknownProcedureError,
} from './installation/install-catalogue.js';
export { CatalogueRejectedError, loadCatalogue } from './installation/load-catalogue.js';
export { ProceduresModule } from './procedures.module.js';
export {
  findProcedure,
  getOfferedProcedure,
  listDepartments,
  listFields,
  listOfferedByField,
  listProcedures,
  type DepartmentView,
  type FieldView,
  type FieldWithProcedures,
  type StoredProcedure,
} from './queries.js';
export * from './working-days/index.js';
