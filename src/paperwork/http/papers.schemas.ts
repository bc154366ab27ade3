import { z } from 'zod';

/** Of the dossier or run that a paper is about. */
export const paperIdSchema = z
  .uuid()
  .meta({ id: 'PaperId', example: '0b3f1a52-6a55-4a7c-9d0f-3a1f5f0c6b9e' });

export const departmentCodeSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,31}$/, 'must be the code of a department or agency, such as justice')
  .meta({ id: 'DepartmentCode', example: 'justice' });
