import { Module } from '@nestjs/common';
import type { Environment } from '../config/index.js';
import { ChannelsModule } from '../notifications/channels/index.js';
import { environmentToken } from '../platform/index.js';
import { StaffModule } from '../staff/index.js';
import { AuthenticatorsController } from './authenticators.controller.js';
import { DemoClockFile } from './demo-clock-file.js';
import { DemoClockController } from './demo-clock.controller.js';
import { PhonesController } from './phones.controller.js';
import { SimulatedWorld } from './simulated-world.js';
import { SimulatorEventsController } from './simulator-events.controller.js';
import { VirtualCabinetController } from './virtual-cabinet.controller.js';
import { WorldChanges } from './world-changes.js';

@Module({
  imports: [ChannelsModule, StaffModule],
  controllers: [
    AuthenticatorsController,
    DemoClockController,
    PhonesController,
    SimulatorEventsController,
    VirtualCabinetController,
  ],
  providers: [
    SimulatedWorld,
    WorldChanges,
    {
      provide: DemoClockFile,
      inject: [environmentToken],
      useFactory: ({ dataDirectory }: Environment) => new DemoClockFile(dataDirectory),
    },
  ],
})
export class DemoModule {}
