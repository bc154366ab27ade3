import { Inject, Injectable } from '@nestjs/common';
import { drawPickupToken, hashPickupToken, qrTextOf } from '../../citizens/index.js';
import type { Site } from '../../config/index.js';
import { DomainError, type Actor, type Randomness } from '../../kernel/index.js';
import { randomnessToken, siteToken, type Transaction } from '../../platform/index.js';
import { DossierRecords } from '../dossier-records.js';
import { getRowByToken } from '../queries/by-status-token.js';
import { StatusLinks } from '../status-links.js';
import { canGiveQr } from './can-give-qr.js';
import { countGivenQr } from './given-qrs.js';

/** Nobody signs in to ask for one: the link is all that is known of them. */
const whoeverHasTheLink: Actor = { type: 'anonymous', id: 'status_link' };

/** Gives the holder of a status page's link a QR code by which the kiosk hands out what lies in the tray (ADR 0027). */
@Injectable()
export class GivePickupQr {
  constructor(
    private readonly records: DossierRecords,
    private readonly statusLinks: StatusLinks,
    @Inject(siteToken) private readonly site: Pick<Site, 'codes'>,
    @Inject(randomnessToken) private readonly randomness: Randomness,
  ) {}

  /**
   * Each ends the one before it, and stands in the ledger.
   * @returns what the QR code says.
   * @throws DomainError not_found, transition_not_legal when nothing lies in a tray, or the site gives no such codes; too_many_requests.
   */
  async execute(transaction: Transaction, statusToken: string): Promise<string> {
    const { id } = await getRowByToken(transaction.manager, this.statusLinks, statusToken);
    const dossier = await this.records.lock(transaction, id);
    if (!canGiveQr(this.site, dossier)) {
      throw new DomainError(
        'transition_not_legal',
        'There is no QR code for it now: nothing lies in a tray, or this site hands out by codes of messages only.',
      );
    }
    await countGivenQr(transaction, id);
    const token = drawPickupToken(this.randomness);
    await transaction.query(
      `INSERT INTO pickup_token (dossier_id, token_hash, given_at) VALUES ($1, $2, $3)
       ON CONFLICT (dossier_id) DO UPDATE SET token_hash = excluded.token_hash, given_at = excluded.given_at`,
      [id, hashPickupToken(token), transaction.at],
    );
    await this.records.change(transaction, dossier, 'pickup_qr_given', whoeverHasTheLink, {});
    return qrTextOf(token);
  }
}
