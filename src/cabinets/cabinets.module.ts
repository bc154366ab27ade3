import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Tray } from './tray.entity.js';

@Module({ imports: [TypeOrmModule.forFeature([Tray])] })
export class CabinetsModule {}
