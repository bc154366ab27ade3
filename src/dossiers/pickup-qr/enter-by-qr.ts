import { Inject, Injectable } from '@nestjs/common';
import { CodeParts, hashPickupToken, startSessionByQr, type StartedSession } from '../../citizens/index.js';
import type { Site } from '../../config/index.js';
import { DomainError, parseVietnameseMobile } from '../../kernel/index.js';
import { siteToken, type Transaction } from '../../platform/index.js';
import { DossierRecords } from '../dossier-records.js';

export interface ShownAtKiosk {
  readonly kioskId: string;
  readonly token: string;
  /** As it was typed. */
  readonly phone: string;
}

/** Lets somebody fetch what a pickup QR is for, who also knows the phone number of the dossier. */
@Injectable()
export class EnterByQr {
  constructor(
    private readonly parts: CodeParts,
    private readonly records: DossierRecords,
    @Inject(siteToken) private readonly site: Pick<Site, 'codes'>,
  ) {}

  /** @throws DomainError phone_not_vietnamese_mobile, unauthenticated, too_many_requests, pickup_qr_wrong */
  async execute(transaction: Transaction, shown: ShownAtKiosk): Promise<StartedSession> {
    const phone = parseVietnameseMobile(shown.phone);
    if (phone === undefined) {
      throw new DomainError(
        'phone_not_vietnamese_mobile',
        'This is no Vietnamese mobile number. Type it with its ten digits, such as 0912 345 678.',
      );
    }
    const tokenHash = hashPickupToken(shown.token);
    const found = this.site.codes.pickupQr ? await findOwner(transaction, tokenHash) : undefined;
    return startSessionByQr(transaction, this.parts, {
      kioskId: shown.kioskId,
      phone,
      found,
      redeem: async () => found !== undefined && this.redeem(transaction, found.dossierId, tokenHash),
    });
  }

  private async redeem(transaction: Transaction, dossierId: string, tokenHash: Buffer): Promise<boolean> {
    await this.records.lock(transaction, dossierId);
    const used = await transaction.query(
      'DELETE FROM pickup_token WHERE token_hash = $1 RETURNING dossier_id',
      [tokenHash],
    );
    return used.length > 0;
  }
}

/** Read before anything is locked; whether the QR still stands is known when it is redeemed. */
async function findOwner(transaction: Transaction, tokenHash: Buffer) {
  const [owner] = await transaction.query<{ dossierId: string; phoneIndex: Buffer }>(
    `SELECT dossier.id AS "dossierId", dossier.phone_index AS "phoneIndex"
       FROM pickup_token JOIN dossier ON dossier.id = pickup_token.dossier_id
      WHERE pickup_token.token_hash = $1 AND dossier.phone_index IS NOT NULL`,
    [tokenHash],
  );
  return owner;
}
