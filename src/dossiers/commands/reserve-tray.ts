import { Inject, Injectable } from '@nestjs/common';
import { CitizenPhones, requireLiveSession } from '../../citizens/index.js';
import type { Site } from '../../config/index.js';
import { addMs, DomainError, minuteMs, type Randomness } from '../../kernel/index.js';
import { getOfferedProcedure, localDateOf } from '../../procedures/index.js';
import { randomnessToken, siteToken, type Transaction } from '../../platform/index.js';
import { citizenActor, type CitizenAsking } from '../citizen-asking.js';
import { nextDepositNumber } from '../deposit-number.js';
import { DossierRecords } from '../dossier-records.js';
import { Dossier } from '../dossier.entity.js';
import { beginnings } from '../dossier.machine.js';
import { newDossier } from '../new-dossier.js';
import { StatusLinks } from '../status-links.js';
import { UsableTrays } from '../usable-trays.js';

export interface DepositWish {
  readonly procedureCode: string;
  /** A tray that can be reached from a wheelchair. */
  readonly lowTray: boolean;
  /** As the citizen has it from filing online; only a claim until an officer has looked. */
  readonly officialCode?: string | undefined;
  readonly holderName?: string | undefined;
}

/** Promises a tray to a citizen who wants to leave papers. */
@Injectable()
export class ReserveTray {
  constructor(
    private readonly records: DossierRecords,
    private readonly trays: UsableTrays,
    private readonly statusLinks: StatusLinks,
    private readonly citizenPhones: CitizenPhones,
    @Inject(siteToken) private readonly site: Site,
    @Inject(randomnessToken) private readonly randomness: Randomness,
  ) {}

  /**
   * @returns the id of the new dossier.
   * @throws DomainError session_ended, procedure_unknown, procedure_not_depositable, no_tray_free,
   * cabinet_unreachable, already_exists while another reservation of the session runs
   */
  async execute(transaction: Transaction, citizen: CitizenAsking, wish: DepositWish): Promise<string> {
    const session = await requireLiveSession(transaction, citizen.id);
    await refuseSecondReservation(transaction, citizen.id);
    const procedure = await getOfferedProcedure(transaction.manager, wish.procedureCode, 'deposit');
    const trayLabel = await this.trays.lockOne(transaction, {
      size: procedure.traySize,
      wheelchairReachable: wish.lowTray,
      except: [],
    });
    const { at } = transaction;
    const day = localDateOf(at, this.site.site.timeZone);
    const id = this.randomness.uuid();
    const { state, contents, custodies } = beginnings.deposit;
    const dossier = newDossier({
      id,
      origin: 'deposit',
      state,
      contents,
      custody: custodies[0],
      procedureCode: procedure.code,
      depositNumber: await nextDepositNumber(transaction, day),
      officialCode: wish.officialCode ?? null,
      lowTray: wish.lowTray,
      reservedBySession: citizen.id,
      trayLabel,
      reservedUntil: addMs(at, this.site.deposit.reservationMinutes * minuteMs),
      statusTokenHash: this.statusLinks.hashOf(this.statusLinks.tokenOf(id)),
      createdAt: at,
    });
    const person = { phone: this.citizenPhones.open(session), holderName: wish.holderName ?? null };
    await this.records.insert(transaction, dossier, person, 'tray_reserved', citizenActor(citizen));
    return id;
  }
}

/** One person at one screen needs one tray at a time; else a single session could take them all. */
async function refuseSecondReservation(transaction: Transaction, sessionId: string): Promise<void> {
  const open = await transaction.manager.findOneBy(Dossier, {
    reservedBySession: sessionId,
    state: 'reserved',
  });
  if (!open) return;
  throw new DomainError('already_exists', 'A tray is waiting for you already. Put that envelope in first.', {
    extensions: { dossierId: open.id },
  });
}
