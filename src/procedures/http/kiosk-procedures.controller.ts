import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Database, ForKiosk, kioskRefusals, Reading } from '../../platform/index.js';
import { listOfferedByField, type StoredProcedure } from '../queries.js';
import {
  offeredFieldsSchema,
  procedureExample,
  purposeQuerySchema,
  type OfferedFields,
  type PurposeQuery,
} from './procedures.schemas.js';

@ApiTags('kiosk: procedures')
@Controller('api/kiosk/procedures')
export class KioskProceduresController {
  constructor(private readonly database: Database) {}

  @ForKiosk()
  @Get()
  @Reading({
    query: purposeQuerySchema,
    summary: 'What can be deposited or fetched here, by field',
    answer: offeredFieldsSchema,
    example: {
      fields: [
        {
          code: 'civil-status',
          name: { vi: 'Hộ tịch – Cư trú – Căn cước', en: 'Civil status, residence and identity' },
          procedures: [procedureExample],
        },
      ],
    },
    problems: kioskRefusals,
  })
  async list(@Query({ schema: purposeQuerySchema }) { purpose }: PurposeQuery): Promise<OfferedFields> {
    const fields = await listOfferedByField(this.database.dataSource.manager, purpose);
    return {
      fields: fields.map(({ procedures, ...field }) => ({ ...field, procedures: procedures.map(shown) })),
    };
  }
}

function shown(procedure: StoredProcedure): OfferedFields['fields'][number]['procedures'][number] {
  const { code, name, papers, feeDong, processingWorkingDays, cutOff, traySize } = procedure;
  return { code, name, papers: [...papers], feeDong, processingWorkingDays, cutOff, traySize };
}
