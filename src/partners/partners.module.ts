import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DossiersModule } from '../dossiers/index.js';
import { PartnerGuard } from './access/partner.guard.js';
import { PartnerDossiersController } from './http/partner-dossiers.controller.js';
import { PartnersController } from './http/partners.controller.js';

/** Other offices' systems: who is let in, and what they may do there. */
@Module({
  imports: [DossiersModule],
  controllers: [PartnersController, PartnerDossiersController],
  providers: [{ provide: APP_GUARD, useClass: PartnerGuard }],
})
export class PartnersModule {}
