import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DossiersModule } from '../dossiers/index.js';
import { AuditItem } from './audit-item.entity.js';
import { Audit } from './audit.entity.js';
import { CloseAudit } from './commands/close-audit.js';
import { OpenTray } from './commands/open-tray.js';
import { SkipTray } from './commands/skip-tray.js';
import { StartAudit } from './commands/start-audit.js';
import { AuditTraysController } from './http/audit-trays.controller.js';
import { AuditsController } from './http/audits.controller.js';

/** The weekly look into every tray: open, look, reconcile. */
@Module({
  imports: [TypeOrmModule.forFeature([Audit, AuditItem]), DossiersModule],
  controllers: [AuditsController, AuditTraysController],
  providers: [StartAudit, OpenTray, SkipTray, CloseAudit],
})
export class AuditsModule {}
