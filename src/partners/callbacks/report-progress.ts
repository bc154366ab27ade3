import { Injectable } from '@nestjs/common';
import { Finish, lockState, ReceiveInDepartment, type PartnerAsking } from '../../dossiers/index.js';
import { DomainError } from '../../kernel/index.js';
import type { Transaction } from '../../platform/index.js';
import { getNear } from '../partners/near-dossier.js';
import { timelinessOf, type Report } from './progress.policy.js';

/** What a report did: its step was taken, or the dossier was as far already. */
export type Effect = 'applied' | 'known';

/** A department's system says what its people have done; the steps are those that the people take themselves. */
@Injectable()
export class ReportProgress {
  constructor(
    private readonly finish: Finish,
    private readonly receive: ReceiveInDepartment,
  ) {}

  /**
   * Takes the step that is reported, where it is the next one. Of two reports at once the later waits for the lock, and what it
   * says is known by then.
   * @throws DomainError not_found; transition_not_legal when it comes too early; door_operation_pending, tray_content_unknown
   */
  async report(
    transaction: Transaction,
    partner: PartnerAsking,
    report: Report,
    number: string,
  ): Promise<Effect> {
    const { id } = await getNear(transaction.manager, partner, number);
    const state = await lockState(transaction, id);
    switch (timelinessOf(report, state)) {
      case 'known':
        return 'known';
      case 'early':
        throw new DomainError(
          'transition_not_legal',
          `The dossier is ${state}: something must happen before this. Send it again later.`,
        );
      case 'now': {
        const command = report === 'dossier.finished' ? this.finish : this.receive;
        await command.execute(transaction, partner, id);
        return 'applied';
      }
    }
  }
}
