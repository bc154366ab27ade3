import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { CabinetsModule } from '../cabinets/index.js';
import { CitizensModule } from '../citizens/index.js';
import { HardwareModule } from '../hardware/index.js';
import { ProceduresModule } from '../procedures/index.js';
import { StaffModule } from '../staff/index.js';
import { CodeOccasions } from './code-occasions.js';
import { Accept } from './commands/accept.js';
import { DeclareFound } from './commands/declare-found.js';
import { DeclareLost } from './commands/declare-lost.js';
import { Finish } from './commands/finish.js';
import { HandBack } from './commands/hand-back.js';
import { HandOver } from './commands/hand-over.js';
import { InspectTray } from './commands/inspect-tray.js';
import { NoteSlipPrinted } from './commands/note-slip-printed.js';
import { OpenForDeposit } from './commands/open-for-deposit.js';
import { OpenForPickup } from './commands/open-for-pickup.js';
import { OpenToEmpty } from './commands/open-to-empty.js';
import { OpenToLoad } from './commands/open-to-load.js';
import { ReceiveAtDesk } from './commands/receive-at-desk.js';
import { ReceiveInDepartment } from './commands/receive-in-department.js';
import { RegisterResult } from './commands/register-result.js';
import { ReopenAfterPickup } from './commands/reopen-after-pickup.js';
import { RequestSupplement } from './commands/request-supplement.js';
import { ReserveTray } from './commands/reserve-tray.js';
import { SendToDesk } from './commands/send-to-desk.js';
import { TakeFromDepartment } from './commands/take-from-department.js';
import { Withdraw } from './commands/withdraw.js';
import { DossierEvents } from './dossier-events.js';
import { DossierRecords } from './dossier-records.js';
import { Dossier } from './dossier.entity.js';
import { FourEyes } from './four-eyes.js';
import { EventsController } from './http/events.controller.js';
import { KioskDepositsController } from './http/kiosk-deposits.controller.js';
import { KioskDossiersController } from './http/kiosk-dossiers.controller.js';
import { KioskDoorOperationsController } from './http/kiosk-door-operations.controller.js';
import { KioskPickupSessionsController } from './http/kiosk-pickup-sessions.controller.js';
import { KioskPickupsController } from './http/kiosk-pickups.controller.js';
import { KioskReopeningsController } from './http/kiosk-reopenings.controller.js';
import { PublicStatusController } from './http/public-status.controller.js';
import { StaffDeskController } from './http/staff-desk.controller.js';
import { StaffDossiersController } from './http/staff-dossiers.controller.js';
import { StaffLossController } from './http/staff-loss.controller.js';
import { StaffOpeningsController } from './http/staff-openings.controller.js';
import { StaffRoutingController } from './http/staff-routing.controller.js';
import { StaffTraysController } from './http/staff-trays.controller.js';
import { DossiersOfPerson } from './personal-data/dossiers-of-person.js';
import { Persons } from './personal-data/persons.js';
import { EnterByQr } from './pickup-qr/enter-by-qr.js';
import { GivePickupQr } from './pickup-qr/give-pickup-qr.js';
import { NotePickupFactor } from './pickup-factor/note-pickup-factor.js';
import { ShowPickupFactor } from './pickup-factor/show-pickup-factor.js';
import { SettleDossier } from './settlement/settle-dossier.js';
import { StaffTrays } from './queries/staff-trays.js';
import { StaffDossiers } from './staff-dossiers.js';
import { StatusLinks } from './status-links.js';
import { AbandonReservations } from './sweeps/abandon-reservations.js';
import { ErasePersons } from './sweeps/erase-persons.js';
import { ForgetGivenQrs } from './sweeps/forget-given-qrs.js';
import { MarkOverdue } from './sweeps/mark-overdue.js';
import { Remind } from './sweeps/remind.js';
import { UsableTrays } from './usable-trays.js';

const controllers = [
  KioskDepositsController,
  KioskPickupsController,
  KioskPickupSessionsController,
  KioskDoorOperationsController,
  KioskDossiersController,
  KioskReopeningsController,
  StaffDossiersController,
  StaffRoutingController,
  StaffDeskController,
  StaffLossController,
  StaffOpeningsController,
  StaffTraysController,
  PublicStatusController,
  EventsController,
];

const citizenCommands = [
  ReserveTray,
  OpenForDeposit,
  OpenForPickup,
  ReopenAfterPickup,
  GivePickupQr,
  EnterByQr,
  ShowPickupFactor,
];

const staffCommands = [
  Accept,
  DeclareFound,
  DeclareLost,
  Finish,
  HandBack,
  HandOver,
  InspectTray,
  NoteSlipPrinted,
  NotePickupFactor,
  OpenToEmpty,
  OpenToLoad,
  ReceiveAtDesk,
  ReceiveInDepartment,
  RegisterResult,
  RequestSupplement,
  SendToDesk,
  TakeFromDepartment,
  Withdraw,
];

/** The life of a dossier, from the reserved tray to the citizen's hands. */
@Module({
  imports: [
    TypeOrmModule.forFeature([Dossier]),
    CabinetsModule,
    HardwareModule,
    ProceduresModule,
    CitizensModule,
    StaffModule,
  ],
  controllers,
  providers: [
    DossierEvents,
    DossierRecords,
    FourEyes,
    Persons,
    DossiersOfPerson,
    StaffDossiers,
    StaffTrays,
    StatusLinks,
    UsableTrays,
    SettleDossier,
    CodeOccasions,
    AbandonReservations,
    ErasePersons,
    ForgetGivenQrs,
    MarkOverdue,
    Remind,
    ...citizenCommands,
    ...staffCommands,
  ],
  exports: [DossierEvents, DossiersOfPerson, Persons, StatusLinks, UsableTrays, ...staffCommands],
})
export class DossiersModule {}
