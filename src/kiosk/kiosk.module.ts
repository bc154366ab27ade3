import { Module } from '@nestjs/common';
import { CitizensModule } from '../citizens/index.js';
import { HardwareModule } from '../hardware/index.js';
import { ProceduresModule } from '../procedures/index.js';
import { KioskOverviewController } from './http/kiosk-overview.controller.js';

/** What the kiosk's screen shows to everybody; it knows several features and belongs to none of them. */
@Module({
  imports: [CitizensModule, HardwareModule, ProceduresModule],
  controllers: [KioskOverviewController],
})
export class KioskModule {}
