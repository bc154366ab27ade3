import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DossiersModule } from '../dossiers/index.js';
import { PartnerGuard } from './access/partner.guard.js';
import { PartnerDossiersController } from './http/partner-dossiers.controller.js';
import { PartnersController } from './http/partners.controller.js';
import { WebhooksController } from './http/webhooks.controller.js';
import { webhookTimeoutMs, webhookTimeoutToken, WebhookDelivery } from './webhooks/delivery.js';
import { WebhookEndpoints } from './webhooks/endpoints.js';
import { MessageSweeps } from './webhooks/message-sweeps.js';
import { WebhookOutbox } from './webhooks/outbox.js';
import { WebhookSecrets } from './webhooks/webhook-secrets.js';

/** Other offices' systems: who is let in, what they may do there, and what they are told. */
@Module({
  imports: [DossiersModule],
  controllers: [PartnersController, WebhooksController, PartnerDossiersController],
  providers: [
    { provide: APP_GUARD, useClass: PartnerGuard },
    { provide: webhookTimeoutToken, useValue: webhookTimeoutMs },
    WebhookSecrets,
    WebhookEndpoints,
    WebhookOutbox,
    WebhookDelivery,
    MessageSweeps,
  ],
})
export class PartnersModule {}
