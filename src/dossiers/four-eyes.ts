import { Inject, Injectable } from '@nestjs/common';
import { lockTray } from '../cabinets/index.js';
import type { Site } from '../config/index.js';
import { Sensors } from '../hardware/index.js';
import { DomainError } from '../kernel/index.js';
import { siteToken, type Action, type Transaction } from '../platform/index.js';
import { AccountParts, proveSecondPerson, type SecondPersonProof } from '../staff/index.js';
import { isOwnChoice, mayHoldPapers, type OccasionKind } from './four-eyes.policy.js';
import type { StaffAsking } from './staff-scope.js';

/** How a tray comes to be opened, and who stands there besides. */
export interface Occasion {
  readonly kind: OccasionKind;
  readonly secondPerson: SecondPersonProof | undefined;
}

/** What is about to be opened. */
interface Opened {
  readonly trayLabel: string;
  /** Whether a dossier, locked by now, is bound to the tray. */
  readonly bound: boolean;
  /** Whether staff can bring it about by themselves that a run names it. */
  readonly listedByStaff: boolean;
  /** What both must be allowed to do. */
  readonly action: Action;
}

/** Where the site wants it, nobody opens a tray with papers of their own choice alone (docs/adr/0025). */
@Injectable()
export class FourEyes {
  constructor(
    private readonly sensors: Sensors,
    private readonly parts: AccountParts,
    @Inject(siteToken) private readonly site: Pick<Site, 'staff'>,
  ) {}

  /**
   * Opens before a second person, if one is needed. Whoever is named is checked, also where nobody was asked for. The code they
   * showed is used up, also where `open` refuses and what it did is undone: they may leave then, and nothing opens in their name.
   *
   * @param open is given the id of the second person's account; undefined where one person is enough.
   * @throws DomainError second_person_required, and what `proveSecondPerson` and `open` refuse.
   */
  async witness<Result>(
    transaction: Transaction,
    staff: StaffAsking,
    occasion: Occasion,
    opened: Opened,
    open: (secondPersonId: string | undefined) => Promise<Result>,
  ): Promise<Result> {
    const secondPersonId = await this.require(transaction, staff, occasion, opened);
    if (secondPersonId === undefined) return open(undefined);
    try {
      return await transaction.savepoint(
        () => open(secondPersonId),
        () => false,
      );
    } catch (error) {
      throw error instanceof DomainError ? error.keepingChanges() : error;
    }
  }

  private async require(
    transaction: Transaction,
    staff: StaffAsking,
    occasion: Occasion,
    { trayLabel, bound, listedByStaff, action }: Opened,
  ): Promise<string | undefined> {
    // Before the accounts, as everywhere: dossier, tray, people.
    const { contentKnown } = await lockTray(transaction, trayLabel);
    const { kind, secondPerson } = occasion;
    if (secondPerson) return proveSecondPerson(transaction, this.parts, staff, secondPerson, action);
    const { occupancy } = this.sensors.of(trayLabel);
    const chosen = isOwnChoice(kind, listedByStaff);
    if (!this.site.staff.fourEyes || !chosen || !mayHoldPapers({ contentKnown, bound, occupancy }))
      return undefined;
    throw new DomainError(
      'second_person_required',
      `Papers may lie in tray ${trayLabel}, so two people open it. The second gives username and code of the app.`,
      { extensions: { action } },
    );
  }
}
