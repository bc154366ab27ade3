import { Inject, Injectable, type StreamableFile } from '@nestjs/common';
import type { Site } from '../../config/index.js';
import { StatusLinks, type DepositFacts } from '../../dossiers/index.js';
import { DomainError } from '../../kernel/index.js';
import { siteToken } from '../../platform/index.js';
import { renderDepositSlip } from '../deposit-slip/index.js';
import { regulationInForce } from '../regulation.js';
import { paperAnswer } from './printing.js';

/** Deposit slips. Made under the time of the deposit: however often it is printed, the slip is the same. */
@Injectable()
export class Slips {
  constructor(
    private readonly statusLinks: StatusLinks,
    @Inject(siteToken) private readonly site: Site,
  ) {}

  /** @throws DomainError transition_not_legal before the envelope lies in its tray, or if it never was deposited */
  async print(dossierId: string, deposit: DepositFacts): Promise<StreamableFile> {
    const { depositNumber, depositedAt, procedureName } = deposit;
    if (depositNumber === null) {
      throw new DomainError('transition_not_legal', 'This dossier was not deposited here: it has no slip.');
    }
    if (depositedAt === null) {
      throw new DomainError(
        'transition_not_legal',
        'The slip says that an envelope lies in a tray. Put it in and close the door first.',
      );
    }
    const { site, desk } = this.site;
    const bytes = await renderDepositSlip({
      site: { name: site.name.vi, authority: undefined },
      timeZone: site.timeZone,
      createdAt: depositedAt,
      regulation: regulationInForce,
      depositNumber,
      procedureName: procedureName.vi,
      depositedAt,
      desk: { name: desk.name.vi, hours: desk.hours, phone: desk.phone },
      statusPageUrl: this.statusLinks.urlOf(dossierId),
    });
    return paperAnswer(`phieu-gui-${depositNumber}`, bytes);
  }
}
