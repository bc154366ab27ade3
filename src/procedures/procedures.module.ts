import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { SiteCalendar } from './calendar/site-calendar.js';
import { CatalogueProcedure, Department, Field } from './entities/index.js';
import { CalendarController } from './http/calendar.controller.js';
import { CatalogueImportsController } from './http/catalogue-imports.controller.js';
import { KioskProceduresController } from './http/kiosk-procedures.controller.js';
import { StaffProceduresController } from './http/staff-procedures.controller.js';

/** What citizens can apply for, who processes it, and when people work. */
@Module({
  imports: [TypeOrmModule.forFeature([Field, Department, CatalogueProcedure])],
  controllers: [
    KioskProceduresController,
    StaffProceduresController,
    CatalogueImportsController,
    CalendarController,
  ],
  providers: [SiteCalendar],
  exports: [SiteCalendar],
})
export class ProceduresModule {}
