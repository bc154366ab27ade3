import { Module } from '@nestjs/common';
import type { Environment } from '../config/index.js';
import { ChannelsModule } from '../notifications/channels/index.js';
import { environmentToken } from '../platform/index.js';
import { DemoClockFile } from './demo-clock-file.js';
import { SimulatorController } from './simulator.controller.js';

@Module({
  imports: [ChannelsModule],
  controllers: [SimulatorController],
  providers: [
    {
      provide: DemoClockFile,
      inject: [environmentToken],
      useFactory: ({ dataDirectory }: Environment) => new DemoClockFile(dataDirectory),
    },
  ],
})
export class DemoModule {}
