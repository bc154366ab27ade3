export { Department } from './department.entity.js';
export { Field } from './field.entity.js';
export { CatalogueProcedure } from './procedure.entity.js';
