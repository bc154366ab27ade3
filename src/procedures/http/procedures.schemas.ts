import { traySizes } from '@motcua247/firmware-bridge/contract';
import { z } from 'zod';
import { departmentKinds } from '../../config/index.js';
import { citizenPurposes } from '../../platform/index.js';

const localizedText = z
  .strictObject({ vi: z.string(), en: z.string() })
  .meta({ id: 'LocalizedText', example: { vi: 'Đăng ký khai sinh', en: 'Birth registration' } });

export const purposeQuerySchema = z
  .strictObject({ purpose: z.enum(citizenPurposes).meta({ example: 'deposit' }) })
  .meta({ id: 'ProceduresQuery', example: { purpose: 'deposit' } });
export type PurposeQuery = z.infer<typeof purposeQuerySchema>;

/** What the kiosk shows of a procedure. */
const offeredProcedureSchema = z
  .strictObject({
    code: z.string().meta({ example: '1.001193' }),
    name: localizedText,
    /** What must lie in the envelope, in Vietnamese. */
    papers: z.array(z.string()),
    feeDong: z.int(),
    /** Working days from the acceptance; 0 is the same day. */
    processingWorkingDays: z.int(),
    /** Local time `HH:mm`; what is accepted after it counts from the next working day. */
    cutOff: z.string().nullable(),
    traySize: z.enum(traySizes),
  })
  .meta({ id: 'OfferedProcedure' });

export const offeredFieldsSchema = z
  .strictObject({
    fields: z.array(
      z.strictObject({
        code: z.string(),
        name: localizedText,
        procedures: z.array(offeredProcedureSchema),
      }),
    ),
  })
  .meta({ id: 'OfferedFields' });
export type OfferedFields = z.infer<typeof offeredFieldsSchema>;

export const catalogueSchema = z
  .strictObject({
    fields: z.array(z.strictObject({ code: z.string(), name: localizedText })),
    departments: z.array(
      z.strictObject({ code: z.string(), name: localizedText, kind: z.enum(departmentKinds) }),
    ),
    procedures: z.array(
      z
        .strictObject({
          ...offeredProcedureSchema.shape,
          fieldCode: z.string(),
          departmentCode: z.string(),
          /** The agency that returns the result through the cabinet. */
          agencyCode: z.string().nullable(),
          depositable: z.boolean(),
          fetchable: z.boolean(),
          /** False: no longer in the catalogue; only older dossiers name it. */
          offered: z.boolean(),
        })
        .meta({ id: 'CatalogueProcedure' }),
    ),
  })
  .meta({ id: 'Catalogue' });
export type CatalogueView = z.infer<typeof catalogueSchema>;

export const procedureExample = {
  code: '1.001193',
  name: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
  papers: ['Tờ khai đăng ký khai sinh', 'Giấy chứng sinh (bản chính)'],
  feeDong: 0,
  processingWorkingDays: 0,
  cutOff: '15:00',
  traySize: 'small',
} as const;
