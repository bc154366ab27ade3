import type { TracesOfPhone } from '../citizens/index.js';
import type { DossierOfPerson } from '../dossiers/index.js';
import { toNationalFormat, type LocalizedText, type PhoneNumber } from '../kernel/index.js';
import type { KeptNotice } from '../notifications/index.js';
import type { ReasonOfDossier } from '../runs/index.js';
import type { PersonExport } from './http/person-requests.schemas.js';
import { storedPlaces, type ExportPart } from './stored-places.js';

type DossierInExport = PersonExport['dossiers']['dossiers'][number];

/** All that was found of one person. */
export interface Found {
  readonly siteName: LocalizedText;
  readonly madeAt: Date;
  readonly phone: PhoneNumber;
  readonly dossiers: readonly DossierOfPerson[];
  readonly notices: readonly KeptNotice[];
  readonly reasons: readonly ReasonOfDossier[];
  readonly traces: TracesOfPhone;
}

/** The file that a person gets: everything stored about them, each part with where and why. */
export function personExport({ traces, ...found }: Found): PersonExport {
  return {
    siteName: found.siteName,
    madeAt: found.madeAt.toISOString(),
    phone: toNationalFormat(found.phone),
    dossiers: {
      stored: stored('dossiers'),
      dossiers: found.dossiers.map((dossier) => dossierInExport(dossier, found)),
    },
    codes: { stored: stored('codes'), count: traces.codesAskedFor },
    sessions: { stored: stored('sessions'), count: traces.sessions },
    wrongCodes: { stored: stored('wrongCodes'), count: traces.wrongCodes },
    locks: {
      stored: stored('locks'),
      locks: traces.locks.map(({ lockedAt, unlockedAt }) => ({
        lockedAt: lockedAt.toISOString(),
        unlockedAt: iso(unlockedAt),
      })),
    },
    wordsAboutTrays: { stored: stored('wordsAboutTrays') },
    repeatedAnswers: { stored: stored('repeatedAnswers') },
  };
}

function dossierInExport(
  { row, person }: DossierOfPerson,
  { notices, reasons }: Pick<Found, 'notices' | 'reasons'>,
): DossierInExport {
  return {
    id: row.id,
    origin: row.origin,
    depositNumber: row.deposit_number,
    officialCode: row.official_code,
    procedureName: { vi: row.procedure_name_vi, en: row.procedure_name_en },
    phone: person.phone === null ? null : toNationalFormat(person.phone),
    holderName: person.holderName,
    state: row.state,
    missingPapers: row.missing_papers ?? [],
    reason: row.reason,
    createdAt: row.created_at.toISOString(),
    depositedAt: iso(row.deposited_at),
    acceptedAt: iso(row.accepted_at),
    dueAt: iso(row.due_at),
    loadedAt: iso(row.loaded_at),
    windowEndsAt: iso(row.window_ends_at),
    closedAt: iso(row.closed_at),
    notices: notices.filter(({ dossierId }) => dossierId === row.id).map(noticeInExport),
    reasonsInRuns: reasons.filter(({ dossierId }) => dossierId === row.id).map(({ reason }) => reason),
  };
}

function noticeInExport(notice: KeptNotice): DossierInExport['notices'][number] {
  return {
    template: notice.template,
    parameters: { ...notice.parameters },
    state: notice.state,
    channel: notice.channel,
    createdAt: notice.createdAt.toISOString(),
    attemptedAt: iso(notice.attemptedAt),
    calledAt: iso(notice.calledAt),
    callOutcome: notice.callOutcome,
  };
}

const stored = (part: ExportPart) =>
  storedPlaces(part).map(({ what, columns, why, form, kept, erasedBy }) => ({
    what,
    columns: [...columns],
    why,
    form,
    kept,
    erasedBy,
  }));

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;
