import { Body, Controller, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { DomainError, parseVietnameseMobile, type Actor } from '../../kernel/index.js';
import {
  AskedBy,
  Database,
  InTransaction,
  Inquiry,
  May,
  Mutation,
  staffRefusals,
  type Transaction,
  WithFreshProof,
} from '../../platform/index.js';
import { lockPhoneLimits } from '../limits/locks.js';
import { findLock, unlockPhone } from '../limits/phone-lock.js';
import { CitizenPhones } from '../phones/citizen-phones.js';
import {
  phoneQuestionSchema,
  phoneStandingExample,
  phoneStandingSchema,
  phoneUnlockSchema,
  type PhoneQuestion,
  type PhoneStanding,
  type PhoneUnlock,
} from './phone-locks.schemas.js';

/** The self-service of a phone at the kiosks, which too many wrong codes lock. */
@ApiTags('staff: phones')
@May('phone.unlock')
@Controller('api/staff/phone-lock')
export class PhoneLocksController {
  constructor(
    private readonly database: Database,
    private readonly phones: CitizenPhones,
  ) {}

  @Post('standing')
  @Inquiry({
    summary: 'Whether the self-service of a phone is locked, and since when',
    answer: phoneStandingSchema,
    example: phoneStandingExample,
    problems: [...staffRefusals, 'phone_not_vietnamese_mobile'],
  })
  async read(@Body({ schema: phoneQuestionSchema }) { phone }: PhoneQuestion): Promise<PhoneStanding> {
    const phoneIndex = this.indexOf(phone);
    const lock = await this.database.transaction((transaction) => findLock(transaction, phoneIndex));
    return { lockedAt: lock?.lockedAt.toISOString() ?? null };
  }

  @WithFreshProof()
  @Post('ending')
  @Mutation({
    summary: 'Unlock the self-service of a phone, after its owner has shown who they are',
    status: 204,
    problems: [...staffRefusals, 'reauthentication_required', 'not_found', 'phone_not_vietnamese_mobile'],
  })
  async unlock(
    @InTransaction() transaction: Transaction,
    @AskedBy() actor: Actor,
    @Body({ schema: phoneUnlockSchema }) { phone, ownerCheck }: PhoneUnlock,
  ): Promise<void> {
    const phoneIndex = this.indexOf(phone);
    await lockPhoneLimits(transaction, phoneIndex);
    await unlockPhone(transaction, phoneIndex, actor, ownerCheck);
  }

  private indexOf(typed: string): Buffer {
    const phone = parseVietnameseMobile(typed);
    if (phone === undefined) {
      throw new DomainError('phone_not_vietnamese_mobile', 'Enter a Vietnamese mobile number.');
    }
    return this.phones.indexOf(phone);
  }
}
