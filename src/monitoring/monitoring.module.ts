import { Module } from '@nestjs/common';
import { HardwareModule } from '../hardware/index.js';
import { ChannelsModule } from '../notifications/channels/index.js';
import { Alarms } from './alarms.js';
import { HealthController } from './health.controller.js';
import { MetricsController } from './metrics.controller.js';
import { Metrics } from './metrics.js';

@Module({
  imports: [HardwareModule, ChannelsModule],
  controllers: [HealthController, MetricsController],
  providers: [Metrics, Alarms],
})
export class MonitoringModule {}
