import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CabinetsModule } from '../cabinets/index.js';
import { Bridge } from './bridge.js';
import { DoorOperation } from './door-operation.entity.js';
import { DoorOperations } from './door-operations.js';
import { DoorWatch } from './door-watch.js';
import { HousingWatch } from './housing-watch.js';
import { JournalStanding } from './journal-standing.js';
import { Pulses } from './pulses.js';
import { Reconciliation } from './reconciliation.js';
import { Sensors } from './sensors.js';
import { SettlementHandlers } from './settlement-handlers.js';
import { Settling } from './settling.js';
import { TechnicianOpenings } from './technician-openings.js';
import { TrayLines } from './tray-lines.js';
import { UnexplainedTrays } from './unexplained-trays.js';
import { UnkeptSightings } from './unkept-sightings.js';
import { UnseenOpenings } from './unseen-openings.js';

@Module({
  imports: [TypeOrmModule.forFeature([DoorOperation]), CabinetsModule],
  providers: [
    Bridge,
    DoorOperations,
    DoorWatch,
    HousingWatch,
    JournalStanding,
    Pulses,
    Reconciliation,
    Sensors,
    SettlementHandlers,
    Settling,
    TechnicianOpenings,
    TrayLines,
    UnexplainedTrays,
    UnkeptSightings,
    UnseenOpenings,
  ],
  exports: [DoorOperations, JournalStanding, Sensors, SettlementHandlers, UnkeptSightings],
})
export class HardwareModule {}
