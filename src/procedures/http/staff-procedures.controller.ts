import { Body, Controller, Get, Inject, Param, Put } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Site } from '../../config/index.js';
import type { Actor } from '../../kernel/index.js';
import {
  AskedBy,
  Database,
  InTransaction,
  May,
  Mutation,
  Reading,
  siteToken,
  staffRefusals,
  type Transaction,
} from '../../platform/index.js';
import { digestOf } from '../catalogue/index.js';
import { changeProcedure } from '../commands/change-procedure.js';
import { listDepartments, listFields, listProcedures, type StoredProcedure } from '../queries.js';
import {
  catalogueProcedureSchema,
  catalogueSchema,
  procedureBodySchema,
  procedureCodePathSchema,
  procedureExample,
  type CatalogueProcedureView,
  type CatalogueView,
  type ProcedureBody,
  versionExample,
} from './procedures.schemas.js';

const catalogueProcedureExample: CatalogueProcedureView = {
  ...procedureExample,
  papers: [...procedureExample.papers],
  fieldCode: 'civil-status',
  departmentCode: 'justice',
  agencyCode: null,
  depositable: true,
  fetchable: true,
  offered: true,
  version: versionExample,
};

@ApiTags('staff: procedures')
@Controller('api/staff/procedures')
export class StaffProceduresController {
  constructor(
    private readonly database: Database,
    @Inject(siteToken) private readonly site: Site,
  ) {}

  @May('catalogue.read')
  @Get()
  @Reading({
    summary: 'The whole catalogue, with what is no longer offered, and who processes it',
    answer: catalogueSchema,
    example: {
      fields: [
        {
          code: 'civil-status',
          name: { vi: 'Hộ tịch – Cư trú – Căn cước', en: 'Civil status, residence and identity' },
        },
      ],
      departments: [
        {
          code: 'justice',
          name: { vi: 'Phòng Tư pháp – Hộ tịch', en: 'Justice and Civil Status' },
          kind: 'department',
        },
      ],
      procedures: [catalogueProcedureExample],
      pickupFactors: [{ procedureCode: '1.912004', asks: 'citizen_id_last_four' }],
    },
    problems: staffRefusals,
  })
  async read(): Promise<CatalogueView> {
    const { manager } = this.database.dataSource;
    const procedures = await listProcedures(manager);
    return {
      fields: await listFields(manager),
      departments: await listDepartments(manager),
      procedures: procedures.map(view),
      pickupFactors: this.site.pickup.secondFactors,
    };
  }
  @May('catalogue.change')
  @Put(':code')
  @ApiParam({
    name: 'code',
    description: 'National code of a procedure of the catalogue',
    example: '1.001193',
  })
  @Mutation({
    summary: 'Change one procedure, under the same rules as a row of the catalogue file',
    description: 'Dossiers that were accepted keep the day on which they are due.',
    status: 200,
    answer: catalogueProcedureSchema,
    example: catalogueProcedureExample,
    problems: [...staffRefusals, 'not_found', 'procedure_changed'],
  })
  async change(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Param('code', { schema: procedureCodePathSchema }) code: string,
    @Body({ schema: procedureBodySchema }) { version, ...wanted }: ProcedureBody,
  ): Promise<CatalogueProcedureView> {
    return view(await changeProcedure(transaction, this.site, { code, ...wanted }, version, actor));
  }
}

function view(procedure: StoredProcedure): CatalogueProcedureView {
  return { ...procedure, papers: [...procedure.papers], version: digestOf(procedure) };
}
