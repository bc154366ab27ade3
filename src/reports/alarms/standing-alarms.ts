import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { readDueAudits } from '../../audits/index.js';
import { codeAlarms, readCodeFigures } from '../../citizens/index.js';
import type { Site } from '../../config/index.js';
import { JournalStanding, Sensors, UnkeptSightings } from '../../hardware/index.js';
import { hourMs } from '../../kernel/index.js';
import { HeadWatch, LedgerBreaks, SigningWatch } from '../../ledger/index.js';
import { readGivenUp } from '../../partners/index.js';
import { may, mayHearOf, siteToken, type Role, type Transaction } from '../../platform/index.js';
import { MissedRuns } from '../../runs/index.js';
import { readLockedAccounts } from '../../staff/index.js';
import type { StandingAlarmKind } from './alarm-kinds.js';
import { alarmOf, byUrgency, doorAlarm, type Alarm } from './alarm.policy.js';
import type { StandingAlarm } from './alarms.schemas.js';

interface TrayRow {
  readonly label: string;
  readonly cabinet_id: string;
  readonly in_service: boolean;
  readonly content_known: boolean;
  readonly unknown_since: string | null;
  readonly out_since: string | null;
  readonly uncertain_dossier: string | null;
  readonly uncertain_since: string | null;
  readonly missing: boolean;
  readonly operation_settled: boolean | null;
  readonly left_open_stage: 'none' | 'warned' | 'alarmed' | null;
  readonly left_open_since: Date | null;
}

/** Where alarms of these kinds are read; nobody reads there for whoever is told of none of them. */
interface Source {
  readonly kinds: readonly StandingAlarmKind[];
  readonly read: (manager: EntityManager, at: Date) => readonly Alarm[] | Promise<readonly Alarm[]>;
}

/** Everything that is wrong at this moment, told of no person. */
@Injectable()
export class StandingAlarms {
  private readonly sources: readonly Source[] = [
    {
      kinds: ['bridge_away', 'power_failing', 'housing_open', 'board_silent', 'locks_missing'],
      read: () => this.hardware(),
    },
    {
      kinds: [
        'door_open_without_operation',
        'door_left_open',
        'dossier_missing',
        'custody_uncertain',
        'tray_content_unknown',
        'tray_out_of_service',
      ],
      read: (manager) => this.trays(manager),
    },
    { kinds: ['sightings_held_back'], read: () => this.heldBack() },
    {
      kinds: ['technician_journal_not_taken_in', 'technician_journal_damaged'],
      read: () => this.technicianJournal(),
    },
    {
      kinds: ['ledger_broken', 'ledger_not_signed', 'ledger_not_witnessed'],
      read: (manager, at) => this.ledger(manager, at),
    },
    { kinds: ['run_missed'], read: (manager, at) => this.runs(manager, at) },
    { kinds: ['calls_to_make'], read: calls },
    { kinds: ['audit_due'], read: dueAudits },
    {
      kinds: ['code_budget_spent', 'code_budget_near', 'codes_unused'],
      read: (manager, at) => this.codes(manager, at),
    },
    { kinds: ['account_locked'], read: lockedAccounts },
    { kinds: ['messages_given_up'], read: messagesGivenUp },
  ];

  constructor(
    private readonly sensors: Sensors,
    private readonly unkept: UnkeptSightings,
    private readonly journal: JournalStanding,
    private readonly missedRuns: MissedRuns,
    private readonly headWatch: HeadWatch,
    private readonly breaks: LedgerBreaks,
    private readonly signingWatch: SigningWatch,
    @Inject(siteToken) private readonly site: Site,
  ) {}

  /** @param roles of who asks: what they may not read they are not told. */
  async read({ manager, at }: Transaction, roles: readonly Role[]): Promise<StandingAlarm[]> {
    const isTold = (kind: StandingAlarmKind): boolean => mayHearOf(roles, kind);
    const alarms: Alarm[] = [];
    for (const { kinds, read } of this.sources) {
      if (kinds.some(isTold)) alarms.push(...(await read(manager, at)));
    }
    const told = alarms.filter(({ kind }) => isTold(kind));
    const shown = may(roles, 'dossier.read') ? told : told.map((alarm) => ({ ...alarm, dossierId: null }));
    return shown.sort(byUrgency).map((alarm) => this.tell(alarm));
  }

  /** People know a cabinet by the name that stands on it. */
  private tell(alarm: Alarm): StandingAlarm {
    const cabinet = this.site.cabinets.find(({ id }) => id === alarm.cabinetId);
    return { ...alarm, cabinetName: cabinet?.name ?? null };
  }

  /** One for all: the next run does the work of every one that was missed. */
  private async runs(manager: EntityManager, at: Date): Promise<Alarm[]> {
    const { missed } = await this.missedRuns.read(manager, at);
    const [since] = missed.toSorted();
    return since === undefined ? [] : [alarmOf('run_missed', { since, count: missed.length })];
  }

  private async ledger(manager: EntityManager, at: Date): Promise<Alarm[]> {
    const brokenSince = await this.breaks.since(manager);
    if (brokenSince) return [alarmOf('ledger_broken', { since: brokenSince.toISOString() })];
    const late = await this.signingWatch.lateSince(manager, at);
    const unsigned = late ? [alarmOf('ledger_not_signed', { since: late.toISOString() })] : [];
    const { notWitnessedSince } = this.headWatch;
    // A witness may be away for a while: what it misses it is given later.
    if (!notWitnessedSince || at.getTime() - notWitnessedSince.getTime() < hourMs) return unsigned;
    return [...unsigned, alarmOf('ledger_not_witnessed', { since: notWitnessedSince.toISOString() })];
  }

  private async codes(manager: EntityManager, at: Date): Promise<Alarm[]> {
    const figures = await readCodeFigures(manager, at, this.site);
    return codeAlarms(figures).map((kind) =>
      alarmOf(kind, { count: kind === 'codes_unused' ? figures.last - figures.used : figures.sends }),
    );
  }

  private hardware(): Alarm[] {
    // Without the bridge nothing is known of boards and supply; one alarm says so.
    const { connected, connectedSince, mains, mainsSince } = this.sensors;
    if (!connected) return [alarmOf('bridge_away', { since: connectedSince.toISOString() })];
    const boards = this.site.cabinets.flatMap((cabinet) =>
      cabinet.banks.flatMap(({ id }) => this.ofBoard(id, cabinet.id)),
    );
    const failing =
      mains === 'failing' ? [alarmOf('power_failing', { since: mainsSince.toISOString() })] : [];
    return [...failing, ...this.openHousings(), ...boards];
  }

  private ofBoard(bankId: string, cabinetId: string): Alarm[] {
    const { reason } = this.sensors.causeOf(bankId);
    if (reason === 'replied') return [];
    const place = { cabinetId, bankId, reason };
    // It has answered all the time; since when without some of its locks, nobody has written down.
    if (this.sensors.healthOf(bankId) === 'answering') return [alarmOf('locks_missing', place)];
    const since = this.sensors.healthSince(bankId).toISOString();
    return [alarmOf('board_silent', { ...place, since })];
  }

  private openHousings(): Alarm[] {
    return this.site.cabinets.flatMap(({ id }) => {
      const { housing, housingSince } = this.sensors.ofCabinet(id);
      if (housing !== 'open') return [];
      return [alarmOf('housing_open', { cabinetId: id, since: housingSince.toISOString() })];
    });
  }

  /** What trays have shown and no record has. */
  private heldBack(): Alarm[] {
    return this.unkept
      .heldBack()
      .map(({ trayLabel, since }) =>
        alarmOf('sightings_held_back', { trayLabel, since: since.toISOString() }),
      );
  }

  /** What technicians opened and no record has. */
  private technicianJournal(): Alarm[] {
    const { notTakenInSince, damage } = this.journal;
    const notTakenIn = notTakenInSince
      ? [alarmOf('technician_journal_not_taken_in', { since: notTakenInSince.toISOString() })]
      : [];
    if (!damage) return notTakenIn;
    const { since, firstLine, lines } = damage;
    const facts = { since: since.toISOString(), line: firstLine, count: lines };
    return [...notTakenIn, alarmOf('technician_journal_damaged', facts)];
  }

  private async trays(manager: EntityManager): Promise<Alarm[]> {
    return (await readTrays(manager)).flatMap((tray) => this.ofTray(tray));
  }

  private ofTray(tray: TrayRow): Alarm[] {
    const place = { cabinetId: tray.cabinet_id, trayLabel: tray.label };
    return [
      ...this.ofDoor(tray, place),
      ...ofContent(tray, place),
      ...(tray.in_service ? [] : [alarmOf('tray_out_of_service', { ...place, since: tray.out_since })]),
    ];
  }

  private ofDoor(tray: TrayRow, place: { cabinetId: string; trayLabel: string }): Alarm[] {
    const kind = doorAlarm({
      open: this.sensors.of(tray.label).door === 'open',
      operation:
        tray.operation_settled === null
          ? undefined
          : { settled: tray.operation_settled, leftOpen: tray.left_open_stage ?? 'none' },
    });
    if (kind === undefined) return [];
    const leftSince = tray.left_open_since?.toISOString() ?? null;
    return [alarmOf(kind, { ...place, since: kind === 'door_left_open' ? leftSince : tray.unknown_since })];
  }
}

/** A tray whose dossier is uncertain is told by its dossier; the tray's own content is then no news. */
function ofContent(tray: TrayRow, place: { cabinetId: string; trayLabel: string }): Alarm[] {
  if (tray.uncertain_dossier !== null) {
    const kind = tray.missing ? 'dossier_missing' : 'custody_uncertain';
    return [alarmOf(kind, { ...place, since: tray.uncertain_since, dossierId: tray.uncertain_dossier })];
  }
  return tray.content_known ? [] : [alarmOf('tray_content_unknown', { ...place, since: tray.unknown_since })];
}

/** A dossier is uncertain only while it is bound to a tray, so that the trays tell of all of them. */
function readTrays(manager: EntityManager): Promise<TrayRow[]> {
  return manager.query<TrayRow[]>(
    `SELECT tray.label, tray.cabinet_id, tray.in_service, tray.content_known, unknown.occurred_at AS unknown_since,
            taken_out.occurred_at AS out_since, dossier.id AS uncertain_dossier,
            doubt.occurred_at AS uncertain_since, coalesce(doubt.kind = 'dossier.missing', false) AS missing,
            CASE WHEN operation.id IS NOT NULL THEN operation.settled_at IS NOT NULL END AS operation_settled,
            operation.left_open_stage, operation.left_open_since
       FROM tray
       LEFT JOIN dossier ON dossier.tray_label = tray.label AND NOT dossier.custody_certain
       LEFT JOIN LATERAL (
         SELECT id, settled_at, left_open_stage, left_open_since FROM door_operation
          WHERE tray_label = tray.label ORDER BY ordinal DESC LIMIT 1) operation ON true
       LEFT JOIN LATERAL (
         SELECT occurred_at FROM ledger_entry
          WHERE subject_type = 'tray' AND subject_id = tray.label AND kind = 'tray.content_unknown'
            AND NOT tray.content_known ORDER BY subject_version DESC LIMIT 1) unknown ON true
       LEFT JOIN LATERAL (
         SELECT occurred_at FROM ledger_entry
          WHERE subject_type = 'tray' AND subject_id = tray.label AND kind = 'tray.taken_out_of_service'
            AND NOT tray.in_service ORDER BY subject_version DESC LIMIT 1) taken_out ON true
       LEFT JOIN LATERAL (
         SELECT occurred_at, kind FROM ledger_entry
          WHERE subject_type = 'dossier' AND subject_id = dossier.id::text
            AND kind IN ('dossier.custody_uncertain', 'dossier.missing')
          ORDER BY subject_version DESC LIMIT 1) doubt ON true
      WHERE tray.installed ORDER BY tray.position`,
  );
}

async function dueAudits(manager: EntityManager, at: Date): Promise<Alarm[]> {
  const due = await readDueAudits(manager, at);
  return due.map(({ cabinetId, since }) => alarmOf('audit_due', { cabinetId, since: since.toISOString() }));
}

/** One for all: they stand on one page. */
async function lockedAccounts(manager: EntityManager): Promise<Alarm[]> {
  const locked = await readLockedAccounts(manager);
  const [oldest] = locked;
  if (!oldest) return [];
  return [alarmOf('account_locked', { count: locked.length, since: oldest.failedAt.toISOString() })];
}

/** One a partner: each has people of its own to be asked what is wrong there. */
async function messagesGivenUp(manager: EntityManager): Promise<Alarm[]> {
  const givenUp = await readGivenUp(manager);
  return givenUp.map(({ partner, messages, since }) =>
    alarmOf('messages_given_up', { partner, count: messages, since: since.toISOString() }),
  );
}

async function calls(manager: EntityManager): Promise<Alarm[]> {
  const [row] = await manager.query<{ count: number; oldest: Date | null }[]>(
    'SELECT count(*)::integer AS count, min(created_at) AS oldest FROM call_to_make',
  );
  if (row === undefined || row.count === 0) return [];
  return [alarmOf('calls_to_make', { count: row.count, since: row.oldest?.toISOString() ?? null })];
}
