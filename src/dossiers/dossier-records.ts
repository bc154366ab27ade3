import { Injectable } from '@nestjs/common';
import { assertInvariant, DomainError, type Actor, type Person } from '../kernel/index.js';
import { appendToLedger, type LedgerValue } from '../ledger/index.js';
import { LiveEvents, type Transaction } from '../platform/index.js';
import { DossierEvents, type DossierEventKind } from './dossier-events.js';
import { Dossier } from './dossier.entity.js';
import { custodyAfter, isClosed, transitionOf, type Command } from './dossier.machine.js';
import { factsOf } from './dossier-facts.js';
import type { NewDossier } from './new-dossier.js';
import { Persons } from './personal-data/persons.js';
import { liesInTray } from './pickup-qr/can-give-qr.js';
import { endPickupQr } from './pickup-qr/end-pickup-qr.js';
import { StatusLinks } from './status-links.js';

type Changes = Partial<Omit<Dossier, 'id' | 'version'>>;
type Details = Readonly<Record<string, LedgerValue>>;

export interface Taken {
  readonly command: Command;
  /** Who has the papers now, if an officer has; who did it in any case. */
  readonly actor: Actor;
  /** What beside state and custody changes with it. */
  readonly changes?: Changes;
  /** For the ledger: no names, no phone numbers, no free text. */
  readonly details?: Details;
  /** With whom a dossier is that its department receives. */
  readonly processor?: 'department' | 'agency';
}

/** The only writer of dossiers: every change is numbered, in the ledger, and told to whoever listens. */
@Injectable()
export class DossierRecords {
  constructor(
    private readonly events: DossierEvents,
    private readonly liveEvents: LiveEvents,
    private readonly statusLinks: StatusLinks,
    private readonly persons: Persons,
  ) {}

  /**
   * Locks a dossier for the rest of the transaction; before its tray, always.
   * @throws DomainError not_found
   */
  async lock(transaction: Transaction, id: string): Promise<Dossier> {
    const dossier = await transaction.manager.findOne(Dossier, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!dossier) throw new DomainError('not_found', 'There is no such dossier.');
    return dossier;
  }

  /** Locks the dossier that a tray is bound to now, if there is one. */
  async lockAtTray(transaction: Transaction, trayLabel: string): Promise<Dossier | undefined> {
    const dossier = await transaction.manager.findOne(Dossier, {
      where: { trayLabel },
      lock: { mode: 'pessimistic_write' },
    });
    return dossier ?? undefined;
  }

  async insert(
    transaction: Transaction,
    beginning: NewDossier,
    person: Person,
    kind: 'tray_reserved' | 'result_registered',
    actor: Actor,
  ): Promise<Dossier> {
    const { columns, key } = this.persons.seal(beginning.id, person);
    const dossier = Object.assign(new Dossier(), beginning, columns);
    await transaction.manager.insert(Dossier, dossier);
    await insertDossierKey(transaction, dossier.id, key);
    await this.record(transaction, dossier, kind, actor, {
      procedure: dossier.procedureCode,
      origin: dossier.origin,
    });
    return dossier;
  }

  /** Carries out a command that has been found legal: the transition and what hangs on it. */
  async take(transaction: Transaction, dossier: Dossier, taken: Taken): Promise<void> {
    const { command, actor, changes = {}, details = {}, processor = 'department' } = taken;
    const transition = transitionOf(dossier.state, dossier.custody, command);
    assertInvariant(transition, `${command} is legal for a dossier that is ${dossier.state}`);
    const custody = custodyAfter(transition, dossier.custody, processor);
    const { state } = transition;
    const taker = transition.custody === 'officer' ? officerOf(actor) : dossier.officerId;
    const next: Changes = {
      state,
      custody,
      contents: transition.contents ?? dossier.contents,
      custodyCertain: true,
      officerId: custody === 'officer' ? taker : null,
      trayLabel: custody === 'tray' ? dossier.trayLabel : null,
      reservedUntil: null,
      closedAt: isClosed(state, custody) ? transaction.at : null,
    };
    if (!liesInTray(state)) await endPickupQr(transaction, dossier.id);
    await this.change(transaction, dossier, transition.event, actor, { ...next, ...changes }, details);
  }

  /** A change of a dossier that is no transition, or the writing down of one. */
  async change(
    transaction: Transaction,
    dossier: Dossier,
    kind: DossierEventKind,
    actor: Actor,
    changes: Changes,
    details: Details = {},
  ): Promise<void> {
    Object.assign(dossier, changes);
    dossier.version += 1;
    await transaction.manager.update(Dossier, dossier.id, { ...changes, version: dossier.version });
    await this.record(transaction, dossier, kind, actor, details);
  }

  private async record(
    transaction: Transaction,
    dossier: Dossier,
    kind: DossierEventKind,
    actor: Actor,
    details: Details,
  ): Promise<void> {
    const { id, version, state, custody, custodyCertain, trayLabel, departmentCode, officerId } = dossier;
    appendToLedger(transaction, {
      kind: `dossier.${kind}`,
      subject: { type: 'dossier', id, version },
      actor,
      details: {
        ...details,
        state,
        custody,
        certain: custodyCertain,
        tray: trayLabel,
        department: departmentCode,
        officer: officerId,
      },
    });
    this.liveEvents.publishAfterCommit(transaction, {
      type: 'dossier',
      id,
      data: { event: kind, state, custody, tray: trayLabel, department: departmentCode },
    });
    await this.events.publish(transaction, {
      kind,
      dossier: factsOf(dossier, this.statusLinks.urlOf(id)),
    });
  }
}

async function insertDossierKey(
  transaction: Transaction,
  dossierId: string,
  { wrappedKey, wrappedBy }: ReturnType<Persons['seal']>['key'],
): Promise<void> {
  await transaction.query(
    'INSERT INTO dossier_key (dossier_id, wrapped_key, wrapped_by) VALUES ($1, $2, $3)',
    [dossierId, wrappedKey, wrappedBy],
  );
}

function officerOf(actor: Actor): string {
  assertInvariant(actor.type === 'staff', 'papers go into the hands of a member of staff');
  return actor.id;
}
