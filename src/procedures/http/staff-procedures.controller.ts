import { Controller, Get } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database, May, Reading, staffRefusals } from '../../platform/index.js';
import { listDepartments, listFields, listProcedures } from '../queries.js';
import { catalogueSchema, procedureExample, type CatalogueView } from './procedures.schemas.js';

@ApiTags('staff: procedures')
@Controller('api/staff/procedures')
export class StaffProceduresController {
  constructor(private readonly database: Database) {}

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
      procedures: [
        {
          ...procedureExample,
          fieldCode: 'civil-status',
          departmentCode: 'justice',
          agencyCode: null,
          depositable: true,
          fetchable: true,
          offered: true,
        },
      ],
    },
    problems: staffRefusals,
  })
  async read(): Promise<CatalogueView> {
    const { manager } = this.database.dataSource;
    const procedures = await listProcedures(manager);
    return {
      fields: await listFields(manager),
      departments: await listDepartments(manager),
      procedures: procedures.map((procedure) => ({ ...procedure, papers: [...procedure.papers] })),
    };
  }
}
