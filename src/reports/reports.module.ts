import { Module } from '@nestjs/common';
import { DossiersModule } from '../dossiers/index.js';
import { HardwareModule } from '../hardware/index.js';
import { LedgerModule } from '../ledger/index.js';
import { RunsModule } from '../runs/index.js';
import { StandingAlarms } from './alarms/standing-alarms.js';
import { AlarmsController } from './http/alarms.controller.js';
import { ExportsController } from './http/exports.controller.js';
import { HardwareController } from './http/hardware.controller.js';
import { LedgerController } from './http/ledger.controller.js';
import { OverviewController } from './http/overview.controller.js';
import { WorklistsController } from './http/worklists.controller.js';
import { Overview } from './overview.js';

/** Read models: numbers over everything, and nobody's data. */
@Module({
  imports: [DossiersModule, HardwareModule, LedgerModule, RunsModule],
  controllers: [
    AlarmsController,
    ExportsController,
    HardwareController,
    LedgerController,
    OverviewController,
    WorklistsController,
  ],
  providers: [Overview, StandingAlarms],
})
export class ReportsModule {}
