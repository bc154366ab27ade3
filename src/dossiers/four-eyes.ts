import { Inject, Injectable } from '@nestjs/common';
import { lockTray } from '../cabinets/index.js';
import type { Site } from '../config/index.js';
import { Sensors } from '../hardware/index.js';
import { DomainError } from '../kernel/index.js';
import { siteToken, type Action, type Transaction } from '../platform/index.js';
import { AccountParts, proveSecondPerson, type SecondPersonProof } from '../staff/index.js';
import { mayHoldPapers } from './four-eyes.policy.js';
import type { StaffAsking } from './staff-scope.js';

/** A tray is opened in a run, whose lists bound what may be opened, or outside of one, where two people may be needed. */
export type Occasion =
  | { readonly kind: 'run' }
  | { readonly kind: 'outside_run'; readonly secondPerson: SecondPersonProof | undefined };

export const inRun: Occasion = { kind: 'run' };

/** What is about to be opened. */
interface Opened {
  readonly trayLabel: string;
  /** Whether a dossier, locked by now, is bound to the tray. */
  readonly bound: boolean;
  /** What both must be allowed to do. */
  readonly action: Action;
}

/** Where the site wants it, nobody opens a tray with papers outside of a run alone (docs/adr/0025). */
@Injectable()
export class FourEyes {
  constructor(
    private readonly sensors: Sensors,
    private readonly parts: AccountParts,
    @Inject(siteToken) private readonly site: Pick<Site, 'staff'>,
  ) {}

  /**
   * Makes sure that a second person stands there, if one is needed. Whoever is named is checked, also where nobody was asked for.
   *
   * @returns the id of the second person's account; undefined where one person is enough.
   * @throws DomainError second_person_required, and what `proveSecondPerson` refuses.
   */
  async require(
    transaction: Transaction,
    staff: StaffAsking,
    occasion: Occasion,
    { trayLabel, bound, action }: Opened,
  ): Promise<string | undefined> {
    if (occasion.kind === 'run') return undefined;
    // Before the accounts, as everywhere: dossier, tray, people.
    const { contentKnown } = await lockTray(transaction, trayLabel);
    const { secondPerson } = occasion;
    if (secondPerson) return proveSecondPerson(transaction, this.parts, staff, secondPerson, action);
    const { occupancy } = this.sensors.of(trayLabel);
    if (!this.site.staff.fourEyes || !mayHoldPapers({ contentKnown, bound, occupancy })) return undefined;
    throw new DomainError(
      'second_person_required',
      `Papers may lie in tray ${trayLabel}, so two people open it. The second gives username and code of the app.`,
      { extensions: { action } },
    );
  }
}
