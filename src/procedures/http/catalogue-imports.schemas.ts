import { z } from 'zod';
import { catalogueRules, columnNames } from '../catalogue/index.js';
import { localizedText } from './procedures.schemas.js';

/** Some seven hundred procedures; with what JSON adds it stays below the largest body that the service takes. */
export const largestCsvBytes = 200 * 1024;

const csv = z
  .string()
  .min(1)
  .refine(
    (text) => Buffer.byteLength(text, 'utf8') <= largestCsvBytes,
    `must be at most ${largestCsvBytes} bytes of UTF-8`,
  )
  .meta({ description: `At most ${largestCsvBytes} bytes of UTF-8` });

const csvExample =
  'code,name_vi,name_en,field,department,agency,depositable,fetchable,processing_working_days,cut_off,fee_dong,tray_size,papers\n' +
  '1.001193,Đăng ký khai sinh,Birth registration,civil-status,justice,,yes,yes,0,15:00,0,small,Tờ khai|Giấy chứng sinh\n';
const digestExample = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08';

export const cataloguePreviewBodySchema = z
  .strictObject({ csv })
  .meta({ id: 'CataloguePreviewBody', example: { csv: csvExample } });
export type CataloguePreviewBody = z.infer<typeof cataloguePreviewBodySchema>;

export const catalogueImportBodySchema = z
  .strictObject({
    csv,
    /** Of the preview of this very file. */
    digest: z.string().regex(/^[0-9a-f]{64}$/, 'must be the digest of a preview'),
  })
  .meta({ id: 'CatalogueImportBody', example: { csv: csvExample, digest: digestExample } });
export type CatalogueImportBody = z.infer<typeof catalogueImportBodySchema>;

const named = z.strictObject({ code: z.string(), name: localizedText }).meta({ id: 'NamedProcedure' });
const columnValue = z.union([z.string(), z.int(), z.boolean(), z.array(z.string())]).nullable();

const issue = z
  .strictObject({
    /** Of the file, from 1. */
    line: z.int(),
    /** Name of the column; `row` where the whole row, or the file, is meant. */
    column: z.string(),
    rule: z.enum(catalogueRules),
    /** What would be right, without a language: a list, a range, an example. */
    allowed: z.string().nullable(),
    /** What stands there, shortened. */
    given: z.string().nullable(),
    /** All of it, in English. */
    message: z.string(),
  })
  .meta({ id: 'CatalogueIssue' });

const changes = {
  added: z.array(named),
  changed: z.array(
    z.strictObject({
      ...named.shape,
      columns: z.array(
        z.strictObject({ column: z.enum(columnNames), before: columnValue, after: columnValue }),
      ),
    }),
  ),
  offeredAgain: z.array(named),
  noLongerOffered: z.array(named),
  unchanged: z.int(),
  /** Those that stay come in another order. */
  reordered: z.boolean(),
};

export const cataloguePreviewSchema = z
  .strictObject({
    /** Everything that is wrong with the file. With one entry nothing below is filled. */
    issues: z.array(issue),
    ...changes,
    /** To be sent with the import; null while something is wrong. */
    digest: z.string().nullable(),
  })
  .meta({ id: 'CataloguePreview' });
export type CataloguePreviewView = z.infer<typeof cataloguePreviewSchema>;

export const catalogueImportSchema = z.strictObject(changes).meta({ id: 'CatalogueImport' });
export type CatalogueImportView = z.infer<typeof catalogueImportSchema>;

const birth = { code: '1.001193', name: { vi: 'Đăng ký khai sinh', en: 'Birth registration' } };
export const catalogueImportExample: CatalogueImportView = {
  added: [],
  changed: [{ ...birth, columns: [{ column: 'fee_dong', before: 8000, after: 0 }] }],
  offeredAgain: [],
  noLongerOffered: [],
  unchanged: 53,
  reordered: false,
};
export const cataloguePreviewExample: CataloguePreviewView = {
  issues: [],
  ...catalogueImportExample,
  digest: digestExample,
};
