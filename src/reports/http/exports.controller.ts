import { applyDecorators, Controller, Get, Inject, Query, StreamableFile } from '@nestjs/common';
import { ApiResponse, ApiTags } from '@nestjs/swagger';
import type { EntityManager } from 'typeorm';
import type { Site } from '../../config/index.js';
import { Persons } from '../../dossiers/index.js';
import { Database, May, Reading, siteToken, staffRefusals } from '../../platform/index.js';
import { dailyFiguresSheet } from '../exports/daily-figures-sheet.js';
import { doorOperationsSheet } from '../exports/door-operations-sheet.js';
import { dossiersSheet } from '../exports/dossiers-sheet.js';
import { mostDaysExported, mostRowsExported } from '../exports/period.js';
import { writeWorkbook, type SheetContents } from '../exports/workbook.js';
import { exportPeriodSchema, type ExportPeriodQuery } from './exports.schemas.js';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** A route that answers with a workbook. */
function Exporting(summary: string): MethodDecorator {
  return applyDecorators(
    Reading({
      query: exportPeriodSchema,
      summary,
      description:
        `At most ${mostDaysExported} days and ${mostRowsExported} rows; more is refused. Both days are included. Times are ` +
        'those of the site, phone numbers are masked, and nobody is named but staff.',
      problems: staffRefusals,
    }),
    ApiResponse({
      status: 200,
      description: summary,
      content: { [xlsx]: { schema: { type: 'string', format: 'binary' } } },
    }),
  );
}

@ApiTags('staff: reports')
@May('report.read')
@Controller('api/staff/exports')
export class ExportsController {
  constructor(
    private readonly database: Database,
    private readonly persons: Persons,
    @Inject(siteToken) private readonly site: Site,
  ) {}

  @Get('dossiers.xlsx')
  @Exporting('Dossiers that began in a period, as they stand now (XLSX)')
  dossiers(@Query({ schema: exportPeriodSchema }) period: ExportPeriodQuery): Promise<StreamableFile> {
    return this.answer('ho-so', period, (manager, ...which) =>
      dossiersSheet(manager, this.persons, ...which),
    );
  }

  @Get('door-operations.xlsx')
  @Exporting('Openings of trays in a period (XLSX)')
  doorOperations(@Query({ schema: exportPeriodSchema }) period: ExportPeriodQuery): Promise<StreamableFile> {
    return this.answer('luot-mo-khay', period, doorOperationsSheet);
  }

  @Get('daily-figures.xlsx')
  @Exporting('The numbers of every day of a period (XLSX)')
  dailyFigures(@Query({ schema: exportPeriodSchema }) period: ExportPeriodQuery): Promise<StreamableFile> {
    return this.answer('so-lieu', period, dailyFiguresSheet);
  }

  private async answer<Row>(
    name: string,
    period: ExportPeriodQuery,
    sheetOf: (
      manager: EntityManager,
      period: ExportPeriodQuery,
      timeZone: string,
    ) => Promise<SheetContents<Row>>,
  ): Promise<StreamableFile> {
    const { timeZone } = this.site.site;
    const sheet = await sheetOf(this.database.dataSource.manager, period, timeZone);
    const bytes = await writeWorkbook(sheet, timeZone);
    const disposition = `attachment; filename="${name}-${period.from}-${period.to}.xlsx"`;
    return new StreamableFile(bytes, { type: xlsx, disposition, length: bytes.length });
  }
}
