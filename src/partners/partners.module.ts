import { Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { DossiersModule } from '../dossiers/index.js';
import { PartnerGuard } from './access/partner.guard.js';
import { CallbackSecrets } from './callbacks/callback-secrets.js';
import { CallbackSignatures } from './callbacks/callback-signatures.js';
import { ReportProgress } from './callbacks/report-progress.js';
import { CallbackSecretsController } from './http/callback-secrets.controller.js';
import { CallbacksController } from './http/callbacks.controller.js';
import { PartnerDossiersController } from './http/partner-dossiers.controller.js';
import { PartnersController } from './http/partners.controller.js';
import { WebhooksController } from './http/webhooks.controller.js';
import { webhookTimeoutMs, webhookTimeoutToken, WebhookDelivery } from './webhooks/delivery.js';
import { WebhookEndpoints } from './webhooks/endpoints.js';
import { KeysStayOver } from './keys/keys-stay-over.js';
import { MessageSweeps } from './webhooks/message-sweeps.js';
import { WebhookOutbox } from './webhooks/outbox.js';
import { WebhookSecrets } from './webhooks/webhook-secrets.js';

/** Other offices' systems: who is let in, what they may do there, and what they are told. */
@Module({
  imports: [DossiersModule],
  controllers: [
    PartnersController,
    WebhooksController,
    CallbackSecretsController,
    PartnerDossiersController,
    CallbacksController,
  ],
  providers: [
    { provide: APP_GUARD, useClass: PartnerGuard },
    { provide: webhookTimeoutToken, useValue: webhookTimeoutMs },
    CallbackSecrets,
    CallbackSignatures,
    ReportProgress,
    WebhookSecrets,
    WebhookEndpoints,
    WebhookOutbox,
    WebhookDelivery,
    KeysStayOver,
    MessageSweeps,
  ],
})
export class PartnersModule {}
