import { Body, Controller, Inject, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Site } from '../../config/index.js';
import type { Actor } from '../../kernel/index.js';
import {
  AskedBy,
  InTransaction,
  May,
  Mutation,
  siteToken,
  staffRefusals,
  type Transaction,
} from '../../platform/index.js';
import { importPreviewed } from '../commands/import-previewed.js';
import { previewCatalogue } from '../installation/catalogue-preview.js';
import { readCatalogue } from '../installation/load-catalogue.js';
import { listProcedures } from '../queries.js';
import {
  catalogueImportBodySchema,
  catalogueImportExample,
  catalogueImportSchema,
  cataloguePreviewBodySchema,
  cataloguePreviewExample,
  cataloguePreviewSchema,
  largestCsvBytes,
  type CatalogueImportBody,
  type CatalogueImportView,
  type CataloguePreviewBody,
  type CataloguePreviewView,
} from './catalogue-imports.schemas.js';

const file =
  `CSV with the columns of the catalogue in any order, separated by commas or by semicolons; at most ` +
  `${largestCsvBytes} bytes of UTF-8, with or without a byte order mark.`;

const nothing: CatalogueImportView = {
  added: [],
  changed: [],
  offeredAgain: [],
  noLongerOffered: [],
  unchanged: 0,
  reordered: false,
};

@ApiTags('staff: procedures')
@May('catalogue.change')
@Controller('api/staff/catalogue/imports')
export class CatalogueImportsController {
  constructor(@Inject(siteToken) private readonly site: Site) {}

  @Post('preview')
  @Mutation({
    summary: 'What a catalogue file would change, or everything that is wrong with it; changes nothing',
    description: file,
    status: 200,
    answer: cataloguePreviewSchema,
    example: cataloguePreviewExample,
    problems: staffRefusals,
  })
  async preview(
    @InTransaction() transaction: Transaction,
    @Body({ schema: cataloguePreviewBodySchema }) { csv }: CataloguePreviewBody,
  ): Promise<CataloguePreviewView> {
    const { procedures, issues } = readCatalogue(csv, this.site);
    if (issues.length > 0) return { issues: [...issues], ...nothing, digest: null };
    const stored = await listProcedures(transaction.manager);
    return { issues: [], ...previewCatalogue(stored, procedures) };
  }

  @Post()
  @Mutation({
    summary: 'Make a catalogue file the catalogue, as its preview showed; all of it or nothing',
    description: `${file} \`validation_failed\` names every bad row (\`issues\`).`,
    status: 200,
    answer: catalogueImportSchema,
    example: catalogueImportExample,
    problems: [...staffRefusals, 'preview_outdated'],
  })
  async import(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Body({ schema: catalogueImportBodySchema }) { csv, digest }: CatalogueImportBody,
  ): Promise<CatalogueImportView> {
    return importPreviewed(transaction, readCatalogue(csv, this.site), digest, actor);
  }
}
