import { traySizes } from '@motcua247/firmware-bridge/contract';
import { z } from 'zod';
import { departmentKinds, pickupFactors } from '../../config/index.js';
import { citizenPurposes } from '../../platform/index.js';

export const localizedText = z
  .strictObject({ vi: z.string(), en: z.string() })
  .meta({ id: 'LocalizedText', example: { vi: 'Đăng ký khai sinh', en: 'Birth registration' } });

export const purposeQuerySchema = z
  .strictObject({ purpose: z.enum(citizenPurposes).exclude(['lookup']).meta({ example: 'deposit' }) })
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

export const catalogueProcedureSchema = z
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
    /** Changes with anything above; whoever changes the procedure says by it what they have seen. */
    version: z.string(),
  })
  .meta({ id: 'CatalogueProcedure' });
export type CatalogueProcedureView = z.infer<typeof catalogueProcedureSchema>;

export const procedureCodePathSchema = z
  .string()
  .regex(/^[0-9]\.[0-9]{6}$/, 'must be a national code such as 1.001193')
  .meta({ id: 'CatalogueProcedureCode', example: '1.001193' });

export const versionExample = '9f2c4e0d7a61b83f5c1e2d7490ab36f8e5d1c07b42a9f6e3d8105b7c9a2e4f61';

const shortText = z.string().trim().max(300);

/** The whole procedure as it shall stand; what its values may be, the rules of the catalogue file say. */
export const procedureBodySchema = z
  .strictObject({
    name: z.strictObject({ vi: shortText, en: shortText }),
    fieldCode: z.string().max(32),
    departmentCode: z.string().max(32),
    agencyCode: z.string().min(1).max(32).nullable(),
    depositable: z.boolean(),
    fetchable: z.boolean(),
    /** Working days from the acceptance; 0 is the same day. */
    processingWorkingDays: z.int(),
    /** Local time `HH:mm`; what is accepted after it counts from the next working day. */
    cutOff: z.string().min(1).max(5).nullable(),
    feeDong: z.int(),
    traySize: z.enum(traySizes),
    /** What must lie in the envelope, in Vietnamese; the checklist of the officer. */
    papers: z
      .array(
        z
          .string()
          .trim()
          .min(1)
          .max(200)
          .regex(/^[^|\p{C}]*$/u, 'must not have "|" or control characters'),
      )
      .max(30),
    offered: z.boolean(),
    /** Of the procedure as it was read: what others have changed since is not overwritten. */
    version: z.string().max(64),
  })
  .meta({
    id: 'CatalogueProcedureBody',
    example: {
      name: { vi: 'Đăng ký khai sinh', en: 'Birth registration' },
      fieldCode: 'civil-status',
      departmentCode: 'justice',
      agencyCode: null,
      depositable: true,
      fetchable: true,
      processingWorkingDays: 0,
      cutOff: '15:00',
      feeDong: 0,
      traySize: 'small',
      papers: ['Tờ khai đăng ký khai sinh', 'Giấy chứng sinh (bản chính)'],
      offered: true,
      version: versionExample,
    },
  });
export type ProcedureBody = z.infer<typeof procedureBodySchema>;

export const catalogueSchema = z
  .strictObject({
    fields: z.array(z.strictObject({ code: z.string(), name: localizedText })),
    departments: z.array(
      z.strictObject({ code: z.string(), name: localizedText, kind: z.enum(departmentKinds) }),
    ),
    procedures: z.array(catalogueProcedureSchema),
    /** What the site asks about the holder before a kiosk hands out results of these procedures. */
    pickupFactors: z.array(z.strictObject({ procedureCode: z.string(), asks: z.enum(pickupFactors) })),
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
