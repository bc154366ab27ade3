import type { SetBack } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';

/** After the clock was set back: secrets from before have as much of their time left as they had, and what was over stays so. */
export async function shortenOldSecrets(transaction: Transaction, { newest, now }: SetBack): Promise<void> {
  for (const table of ['partner_webhook', 'partner_callback_secret']) {
    await transaction.query(
      `UPDATE ${table} SET old_secret_until = old_secret_until - ($1::timestamptz - $2::timestamptz)
        WHERE old_secret_until IS NOT NULL`,
      [newest, now],
    );
  }
}
