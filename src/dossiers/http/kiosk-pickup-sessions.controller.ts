import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import {
  AskingKiosk,
  citizenSessionExample,
  citizenSessionSchema,
  citizenSessionView,
  type AskingKioskView,
  type StartedSessionView,
} from '../../citizens/index.js';
import { ForKiosk, InTransaction, kioskRefusals, Mutation, type Transaction } from '../../platform/index.js';
import { EnterByQr } from '../pickup-qr/enter-by-qr.js';

const shownQrSchema = z
  .strictObject({
    /** Of any form: what is no token is a wrong one. */
    token: z.string().min(1).max(100),
    /** The number of the dossier, as the citizen types it. */
    phone: z.string().min(1).max(40),
  })
  .meta({ id: 'ShownPickupQr', example: { token: '9Zk3vXQp1mYcR7tWn5bLeA', phone: '0912 345 678' } });

@ApiTags('kiosk: sessions')
@ForKiosk()
@Controller('api/kiosk/pickup-sessions')
export class KioskPickupSessionsController {
  constructor(private readonly enterByQr: EnterByQr) {}

  @Post()
  @Mutation({
    summary: 'Begin a session to fetch one thing, with its pickup QR and its phone number',
    description:
      'A QR code that is none and a number that is not its own are refused alike, as `pickup_qr_wrong`, and count to the ' +
      'same limits as wrong codes. `too_many_requests` costs no try: whose `limit` has no room, and for how long.',
    answer: citizenSessionSchema,
    example: { ...citizenSessionExample, purpose: 'pickup' },
    isStepwise: true,
    problems: [
      ...kioskRefusals,
      'phone_not_vietnamese_mobile',
      'validation_failed',
      'pickup_qr_wrong',
      'too_many_requests',
    ],
  })
  async start(
    @InTransaction() transaction: Transaction,
    @AskingKiosk() kiosk: AskingKioskView,
    @Body({ schema: shownQrSchema }) body: z.infer<typeof shownQrSchema>,
  ): Promise<StartedSessionView> {
    return citizenSessionView(await this.enterByQr.execute(transaction, { ...body, kioskId: kiosk.id }));
  }
}
