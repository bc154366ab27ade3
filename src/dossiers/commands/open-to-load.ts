import { Inject, Injectable } from '@nestjs/common';
import { isFree, lockTray } from '../../cabinets/index.js';
import { pickupFactorOf, type Site } from '../../config/index.js';
import { DoorOperations, type DoorOperationView } from '../../hardware/index.js';
import { assertInvariant, DomainError } from '../../kernel/index.js';
import { findProcedure, type StoredProcedure } from '../../procedures/index.js';
import { siteToken, type Transaction } from '../../platform/index.js';
import { requireStillAllowed, type LetIn } from '../../staff/index.js';
import { DossierRecords } from '../dossier-records.js';
import type { Dossier } from '../dossier.entity.js';
import { factorMissing } from '../pickup-factor/factor-missing.js';
import { suggestLoads } from '../queries/load-suggestions.js';
import { requireOpenable } from '../refusals.js';
import { actorOf, StaffDossiers } from '../staff-dossiers.js';
import { openingActionOf } from '../staff-scope.js';
import { UsableTrays } from '../usable-trays.js';

/** A suggested tray may be lost to a citizen's deposit before it is locked; then the next one is tried. */
const mostAttempts = 10;

/** Opens a free tray for what the officer holds and puts in. From now on the tray is promised to it. */
@Injectable()
export class OpenToLoad {
  constructor(
    private readonly dossiers: StaffDossiers,
    private readonly records: DossierRecords,
    private readonly trays: UsableTrays,
    private readonly doorOperations: DoorOperations,
    @Inject(siteToken) private readonly site: Pick<Site, 'pickup'>,
  ) {}

  /**
   * @param trayLabel the officer's own choice; without one the suggestion is taken.
   * @throws DomainError not_found, transition_not_legal, door_operation_pending, procedure_not_fetchable,
   * pickup_factor_missing, tray_not_free, no_tray_free, cabinet_unreachable, and what `requireStillAllowed` refuses
   */
  async execute(
    transaction: Transaction,
    staff: LetIn,
    dossierId: string,
    trayLabel?: string,
  ): Promise<DoorOperationView> {
    const dossier = await this.dossiers.lock(transaction, staff, dossierId, openingActionOf.load);
    await requireOpenable(transaction, dossier, 'load');
    const procedure = await findProcedure(transaction.manager, dossier.procedureCode);
    assertInvariant(procedure, 'a dossier names a procedure of the catalogue');
    refuseUnfetchable(dossier, procedure);
    this.refuseWithoutFactor(dossier);

    const chosen =
      trayLabel === undefined
        ? await this.lockSuggested(transaction, dossierId)
        : await lockNamed(transaction, trayLabel);
    const actor = actorOf(staff);
    await this.records.change(transaction, dossier, 'tray_claimed', actor, { trayLabel: chosen });
    await requireStillAllowed(transaction, staff);
    return this.doorOperations.authorise(transaction, {
      trayLabel: chosen,
      purpose: 'load',
      dossierId,
      actor,
    });
  }

  /** The kiosk could not ask, and would hand it to whoever has the phone. */
  private refuseWithoutFactor({ contents, procedureCode, pickupFactor }: Dossier): void {
    const asks = contents === 'result' ? pickupFactorOf(this.site, procedureCode) : null;
    if (asks !== null && asks !== pickupFactor) throw factorMissing(asks);
  }

  /** The tray that the list of suggestions names, so that the officer finds the plan that was on the screen. */
  private async lockSuggested(transaction: Transaction, dossierId: string): Promise<string> {
    const lost = this.trays.notReady();
    for (let attempt = 0; attempt < mostAttempts; attempt += 1) {
      const { suggestions } = await suggestLoads(transaction, lost);
      const label = suggestions.find((suggestion) => suggestion.dossierId === dossierId)?.trayLabel;
      if (label === undefined || label === null) break;
      await lockTray(transaction, label);
      if (await isFree(transaction, label)) return label;
      lost.push(label);
    }
    throw await this.trays.noTrayFree(transaction);
  }
}

async function lockNamed(transaction: Transaction, label: string): Promise<string> {
  await lockTray(transaction, label);
  if (await isFree(transaction, label)) return label;
  throw new DomainError('tray_not_free', `Tray ${label} is not free. Choose another one.`);
}

/** A supplement envelope may always go back the way it came; results of some procedures must be handed over in person. */
function refuseUnfetchable(dossier: Dossier, procedure: StoredProcedure): void {
  if (dossier.contents === 'application' || procedure.fetchable) return;
  throw new DomainError(
    'procedure_not_fetchable',
    `Results of procedure ${procedure.code} are handed over at the desk: send it there.`,
  );
}
