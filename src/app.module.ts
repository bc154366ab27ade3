import { Module, type DynamicModule } from '@nestjs/common';
import { AuditsModule } from './audits/index.js';
import { CabinetsModule } from './cabinets/index.js';
import { CitizensModule } from './citizens/index.js';
import { DemoModule } from './demo/index.js';
import { DossiersModule } from './dossiers/index.js';
import { FeedbackModule } from './feedback/index.js';
import { HardwareModule } from './hardware/index.js';
import { KioskModule } from './kiosk/index.js';
import { LedgerModule } from './ledger/index.js';
import { MonitoringModule } from './monitoring/index.js';
import { NotificationsModule } from './notifications/index.js';
import { PaperworkModule } from './paperwork/index.js';
import { PartnersModule } from './partners/index.js';
import { PersonsModule } from './persons/index.js';
import { PlatformModule, type PlatformOptions } from './platform/index.js';
import { ProceduresModule } from './procedures/index.js';
import { ReportsModule } from './reports/index.js';
import { RunsModule } from './runs/index.js';
import { isSimulated } from './simulated.js';
import { StaffModule } from './staff/index.js';

/** The house: every feature, and what they stand on. */
@Module({})
export class AppModule {
  static forRoot(options: PlatformOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(options),
        LedgerModule,
        CabinetsModule,
        ProceduresModule,
        HardwareModule,
        StaffModule,
        CitizensModule,
        DossiersModule,
        NotificationsModule,
        FeedbackModule,
        RunsModule,
        AuditsModule,
        PartnersModule,
        PaperworkModule,
        ReportsModule,
        KioskModule,
        PersonsModule,
        MonitoringModule,
        ...(isSimulated(options) ? [DemoModule] : []),
      ],
    };
  }
}
