import { Inject, Injectable } from '@nestjs/common';
import { DomainError, type PhoneNumber, type Randomness } from '../../kernel/index.js';
import { getOfferedProcedure, listDepartments, type StoredProcedure } from '../../procedures/index.js';
import { randomnessToken, type Transaction } from '../../platform/index.js';
import { DossierRecords } from '../dossier-records.js';
import { beginnings, type Custody, type Origin } from '../dossier.machine.js';
import { newDossier } from '../new-dossier.js';
import { NotePickupFactor } from '../pickup-factor/note-pickup-factor.js';
import { actorOf } from '../staff-dossiers.js';
import { isPartner, mayWith, type Asking } from '../staff-scope.js';
import { StatusLinks } from '../status-links.js';

export interface ResultRegistration {
  /** Where the application was filed, or that an agency issued the result. */
  readonly origin: Exclude<Origin, 'deposit'>;
  readonly procedureCode: string;
  readonly officialCode: string;
  readonly phone: PhoneNumber;
  readonly holderName?: string | undefined;
  readonly lowTray: boolean;
  /** The answer to what the site asks about the holder; may also be noted later, before it is put into a tray. */
  readonly pickupFactor?: string | undefined;
  /** The registering officer holds the result already; else the department or agency does. */
  readonly inHand: boolean;
}

/** A result that begins here without a deposit: filed online or at the counter, or issued by an agency. */
@Injectable()
export class RegisterResult {
  constructor(
    private readonly records: DossierRecords,
    private readonly statusLinks: StatusLinks,
    private readonly notePickupFactor: NotePickupFactor,
    @Inject(randomnessToken) private readonly randomness: Randomness,
  ) {}

  /**
   * @returns the id of the new dossier.
   * @throws DomainError procedure_unknown, procedure_not_fetchable, official_code_taken, forbidden, validation_failed
   */
  async execute(transaction: Transaction, asking: Asking, registration: ResultRegistration): Promise<string> {
    const { origin, procedureCode, officialCode, phone, holderName = null, lowTray, inHand } = registration;
    const procedure = await getOfferedProcedure(transaction.manager, procedureCode, 'pickup');
    const departmentCode = await this.officeOf(transaction, procedure, origin);
    if (!mayWith(asking, 'dossier.register', departmentCode)) {
      throw new DomainError('forbidden', 'You may register results of your own department or agency only.');
    }
    const id = this.randomness.uuid();
    const { state, contents } = beginnings[origin];
    const dossier = newDossier({
      id,
      origin,
      state,
      contents,
      custody: inHand ? 'officer' : await kindOf(transaction, departmentCode),
      officerId: inHand ? holderOf(asking) : null,
      departmentCode,
      procedureCode,
      officialCode,
      lowTray,
      statusTokenHash: this.statusLinks.hashOf(this.statusLinks.tokenOf(id)),
      createdAt: transaction.at,
    });
    const stored = await this.records.insert(
      transaction,
      dossier,
      { phone, holderName },
      'result_registered',
      actorOf(asking),
    );
    const { pickupFactor } = registration;
    if (pickupFactor !== undefined) {
      await this.notePickupFactor.note(transaction, stored, pickupFactor, actorOf(asking));
    }
    return id;
  }

  /** The department or agency that the result comes from. */
  private async officeOf(
    transaction: Transaction,
    procedure: StoredProcedure,
    origin: ResultRegistration['origin'],
  ): Promise<string> {
    if (origin !== 'agency') return procedure.departmentCode;
    const code = procedure.agencyCode ?? procedure.departmentCode;
    if ((await kindOf(transaction, code)) === 'agency') return code;
    throw new DomainError('validation_failed', `No agency issues results of procedure ${procedure.code}.`);
  }
}

function holderOf(asking: Asking): string {
  if (!isPartner(asking) && asking.roles.includes('officer')) return asking.id;
  throw new DomainError('forbidden', 'Only an officer can hold a result in person.');
}

async function kindOf(transaction: Transaction, departmentCode: string): Promise<Custody> {
  const departments = await listDepartments(transaction.manager);
  return departments.find(({ code }) => code === departmentCode)?.kind ?? 'department';
}
