import { Module } from '@nestjs/common';
import { RunsModule } from '../runs/index.js';
import { OverviewController } from './http/overview.controller.js';
import { Overview } from './overview.js';

/** Read models: numbers over everything, and nobody's data. */
@Module({ imports: [RunsModule], controllers: [OverviewController], providers: [Overview] })
export class ReportsModule {}
