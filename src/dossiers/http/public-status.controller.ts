import { Controller, Get, Inject, Param, Post } from '@nestjs/common';
import { ApiParam, ApiTags } from '@nestjs/swagger';
import type { Site } from '../../config/index.js';
import type { Clock } from '../../kernel/index.js';
import {
  clockToken,
  Database,
  InTransaction,
  Mutation,
  Reading,
  siteToken,
  type Transaction,
} from '../../platform/index.js';
import { canGiveQr } from '../pickup-qr/can-give-qr.js';
import { GivePickupQr } from '../pickup-qr/give-pickup-qr.js';
import { getRowByToken } from '../queries/by-status-token.js';
import { dossierStatusView } from '../queries/dossier-status.view.js';
import { StatusLinks } from '../status-links.js';
import {
  pickupQrExample,
  pickupQrSchema,
  publicStatusExample,
  publicStatusSchema,
  statusTokenSchema,
  type PickupQr,
  type PublicStatus,
} from './public-status.schemas.js';

/** The page behind the link on the slip: whoever has the link sees it, so there is nothing on it about the person. */
@ApiTags('public')
@Controller('api/public/dossiers')
export class PublicStatusController {
  constructor(
    private readonly database: Database,
    private readonly statusLinks: StatusLinks,
    private readonly givePickupQr: GivePickupQr,
    @Inject(siteToken) private readonly site: Site,
    @Inject(clockToken) private readonly clock: Clock,
  ) {}

  @Get(':token')
  @ApiParam({ name: 'token', description: 'From the link on the slip' })
  @Reading({
    summary: 'Where a dossier stands, in plain words',
    answer: publicStatusSchema,
    example: publicStatusExample,
    problems: ['not_found'],
  })
  async read(@Param('token', { schema: statusTokenSchema }) token: string): Promise<PublicStatus> {
    const row = await getRowByToken(this.database.dataSource.manager, this.statusLinks, token);
    const { name, timeZone } = this.site.site;
    const { name: deskName, address, hours, phone } = this.site.desk;
    return {
      ...dossierStatusView(row, this.site, token),
      at: this.clock.now().toISOString(),
      siteName: name,
      timeZone,
      desk: { name: deskName, address, hours, phone },
      pickupQr: canGiveQr(this.site, { state: row.state, custodyCertain: row.custody_certain }),
    };
  }

  @Post(':token/pickup-qr')
  @ApiParam({ name: 'token', description: 'From the link of the notice' })
  @Mutation({
    summary: 'Get a QR code by which the kiosk hands out what lies in the tray; it ends the one before it',
    description:
      'It works once, together with the phone number of the dossier, until the papers are fetched or taken to the desk; only ' +
      'where the site gives such codes. One in 20 seconds and 20 in 24 hours are given: `too_many_requests` with the `limit` ' +
      '`dossier` says for how long to wait, and leaves the code before it as it is.',
    answer: pickupQrSchema,
    example: pickupQrExample,
    problems: ['not_found', 'transition_not_legal', 'too_many_requests'],
  })
  async giveQr(
    @InTransaction() transaction: Transaction,
    @Param('token', { schema: statusTokenSchema }) token: string,
  ): Promise<PickupQr> {
    return { text: await this.givePickupQr.execute(transaction, token) };
  }
}
