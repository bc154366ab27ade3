import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { TrayRecords } from './tray-records.js';
import { Tray } from './tray.entity.js';

@Module({ imports: [TypeOrmModule.forFeature([Tray])], providers: [TrayRecords], exports: [TrayRecords] })
export class CabinetsModule {}
