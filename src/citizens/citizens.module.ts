import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ChannelsModule } from '../notifications/channels/index.js';
import { KioskGuard } from './access/kiosk.guard.js';
import { CitizenCode } from './codes/citizen-code.entity.js';
import { CodeParts } from './codes/code-parts.js';
import { CodeSender } from './codes/code-sender.js';
import { CodeOccasion } from './codes/code-occasion.js';
import { TakeCodeReport } from './codes/take-code-report.js';
import { CodesController } from './http/codes.controller.js';
import { KioskDeviceController } from './http/kiosk-device.controller.js';
import { KiosksController } from './http/kiosks.controller.js';
import { PhoneLocksController } from './http/phone-locks.controller.js';
import { CitizenSessionsController } from './http/sessions.controller.js';
import { TwilioCodesController } from './http/twilio-codes.controller.js';
import { Kiosk } from './kiosks/kiosk.entity.js';
import { CodeWatch } from './standing/code-watch.js';
import { CitizenPhones } from './phones/citizen-phones.js';
import { Retention } from './retention/retention.js';
import { CitizenSessionRecord } from './sessions/citizen-session.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([Kiosk, CitizenCode, CitizenSessionRecord]), ChannelsModule],
  controllers: [
    KioskDeviceController,
    KiosksController,
    CodesController,
    CitizenSessionsController,
    PhoneLocksController,
    TwilioCodesController,
  ],
  providers: [
    CitizenPhones,
    CodeParts,
    CodeSender,
    TakeCodeReport,
    CodeOccasion,
    Retention,
    CodeWatch,
    { provide: APP_GUARD, useClass: KioskGuard },
  ],
  exports: [CitizenPhones, CodeParts, CodeSender, CodeOccasion],
})
export class CitizensModule {}
