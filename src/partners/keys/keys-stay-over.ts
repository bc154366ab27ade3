import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { SetBack } from '../../kernel/index.js';
import { ClockWatch, type Transaction } from '../../platform/index.js';

/** A key that was over is over for good, also where the clock was set back to before its end. Others go on: their partner has no other. */
@Injectable()
export class KeysStayOver implements OnModuleInit {
  constructor(private readonly clockWatch: ClockWatch) {}

  onModuleInit(): void {
    this.clockWatch.whenSetBack(endExpiredKeys);
  }
}

async function endExpiredKeys(transaction: Transaction, { newest, now }: SetBack): Promise<void> {
  await transaction.query(
    'UPDATE partner_key SET ended_at = $2 WHERE ended_at IS NULL AND expires_at <= $1',
    [newest, now],
  );
}
