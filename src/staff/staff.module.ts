import { Module, type OnModuleInit } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { Randomness } from '../kernel/index.js';
import { randomnessToken } from '../platform/index.js';
import { SignInLog } from './access/sign-in-log.js';
import { StaffGuard } from './access/staff.guard.js';
import { AccountParts } from './accounts/account-parts.js';
import { StaffAccount } from './accounts/staff-account.entity.js';
import { AccountsController } from './http/accounts.controller.js';
import { MeController } from './http/me.controller.js';
import { OwnSessionsController } from './http/own-sessions.controller.js';
import { SecondFactorController } from './http/second-factor.controller.js';
import { StaffSessionsController } from './http/sessions.controller.js';
import { LockOutWatch } from './lock-out/lock-out-watch.js';
import { PasswordHasher, recommendedCost } from './passwords/password-hasher.js';
import { LiveSessions } from './sessions/live-sessions.js';
import { OldSessions } from './sessions/old-sessions.js';
import { StaffSession } from './sessions/staff-session.entity.js';

@Module({
  imports: [TypeOrmModule.forFeature([StaffAccount, StaffSession])],
  controllers: [
    StaffSessionsController,
    SecondFactorController,
    MeController,
    OwnSessionsController,
    AccountsController,
  ],
  providers: [
    {
      provide: PasswordHasher,
      inject: [randomnessToken],
      useFactory: (randomness: Randomness) => new PasswordHasher(recommendedCost, randomness),
    },
    AccountParts,
    LiveSessions,
    SignInLog,
    OldSessions,
    LockOutWatch,
    { provide: APP_GUARD, useClass: StaffGuard },
  ],
  exports: [AccountParts, LiveSessions],
})
export class StaffModule implements OnModuleInit {
  constructor(private readonly passwords: PasswordHasher) {}

  async onModuleInit(): Promise<void> {
    await this.passwords.prepare();
  }
}
