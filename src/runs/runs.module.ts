import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DossiersModule } from '../dossiers/index.js';
import { HardwareModule } from '../hardware/index.js';
import { LedgerModule } from '../ledger/index.js';
import { ProceduresModule } from '../procedures/index.js';
import { CloseRun } from './commands/close-run.js';
import { ExtendLists } from './commands/extend-lists.js';
import { LeaveItem } from './commands/leave-item.js';
import { OpenItem } from './commands/open-item.js';
import { OpenRun } from './commands/open-run.js';
import { RunItemsController } from './http/run-items.controller.js';
import { RunsController } from './http/runs.controller.js';
import { MissedRuns } from './missed/missed-runs.js';
import { ItemsNow } from './queries/items-now.js';
import { RunPapers } from './queries/run-papers.js';
import { RunViews } from './queries/run-view.js';
import { RunItem } from './run-item.entity.js';
import { Run } from './run.entity.js';
import { UnansweredTimes } from './unanswered-times.js';

/** The officer's sort-and-route rounds. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Run, RunItem]),
    DossiersModule,
    HardwareModule,
    LedgerModule,
    ProceduresModule,
  ],
  controllers: [RunsController, RunItemsController],
  providers: [
    UnansweredTimes,
    MissedRuns,
    ItemsNow,
    RunViews,
    RunPapers,
    OpenRun,
    ExtendLists,
    OpenItem,
    LeaveItem,
    CloseRun,
  ],
  exports: [MissedRuns, RunPapers],
})
export class RunsModule {}
