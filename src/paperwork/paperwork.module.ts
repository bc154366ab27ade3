import { Module } from '@nestjs/common';
import { DossiersModule } from '../dossiers/index.js';
import { RunsModule } from '../runs/index.js';
import { KioskSlipsController } from './http/kiosk-slips.controller.js';
import { PublicSlipsController } from './http/public-slips.controller.js';
import { RunSheets } from './http/run-sheets.js';
import { Slips } from './http/slips.js';
import { StaffPapersController } from './http/staff-papers.controller.js';

/** Papers over HTTP; drawing them needs none of this. */
@Module({
  imports: [DossiersModule, RunsModule],
  controllers: [KioskSlipsController, PublicSlipsController, StaffPapersController],
  providers: [Slips, RunSheets],
})
export class PaperworkModule {}
