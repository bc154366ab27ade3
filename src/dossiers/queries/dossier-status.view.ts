import { traysOf, type Site } from '../../config/index.js';
import type { LocalizedText } from '../../kernel/index.js';
import type { Custody } from '../dossier.machine.js';
import type { DossierStatus } from '../http/public-status.schemas.js';
import { nextStepOf } from '../public-next-step.texts.js';
import { liesInTray } from '../pickup-qr/can-give-qr.js';
import { statusTexts, uncertainText } from '../public-status.texts.js';
import type { DossierRow } from './dossier-rows.js';

type Where = DossierStatus['where'];

/** A custody as the citizen is told it: in which cabinet, but not in which tray. */
const places = {
  citizen: 'citizen',
  tray: 'cabinet',
  officer: 'officer',
  department: 'department',
  agency: 'agency',
  desk: 'desk',
  unknown: 'unknown',
} as const satisfies Record<Custody, Where['place']>;

/**
 * Where a dossier stands, in plain words, for whoever has the link or stands at the kiosk with the phone. There is nothing
 * on it about a person.
 */
export function dossierStatusView(row: DossierRow, site: Site, token: string): DossierStatus {
  const { state, contents, custody_certain: custodyCertain } = row;
  return {
    state,
    text: custodyCertain ? statusTexts[state] : uncertainText,
    nextStep: nextStepOf({ state, contents, custodyCertain }),
    contents,
    depositNumber: row.deposit_number,
    procedureName: { vi: row.procedure_name_vi, en: row.procedure_name_en },
    missingPapers: row.missing_papers ?? [],
    where: whereOf(row, site),
    depositedAt: iso(row.deposited_at),
    dueAt: iso(row.due_at),
    fetchUntil: liesInTray(state) && custodyCertain ? iso(row.window_ends_at) : null,
    closedAt: iso(row.closed_at),
    slipUrl:
      row.deposit_number === null || row.deposited_at === null ? null : `/api/public/dossiers/${token}/slip`,
  };
}

function whereOf(row: DossierRow, site: Site): Where {
  if (!row.custody_certain) return { place: 'unknown', name: null };
  const place = places[row.custody];
  return { place, name: nameOf(place, row, site) };
}

function nameOf(place: Where['place'], row: DossierRow, site: Site): LocalizedText | null {
  switch (place) {
    case 'cabinet':
      return cabinetNameOf(row, site);
    case 'department':
    case 'agency':
      return row.department_name_vi === null
        ? null
        : { vi: row.department_name_vi, en: row.department_name_en ?? row.department_name_vi };
    case 'desk':
      return site.desk.name;
    case 'citizen':
    case 'officer':
    case 'unknown':
      return null;
  }
}

function cabinetNameOf({ tray_label: label }: DossierRow, site: Site): LocalizedText | null {
  const cabinetId = traysOf(site).find((tray) => tray.label === label)?.cabinetId;
  return site.cabinets.find(({ id }) => id === cabinetId)?.name ?? null;
}

function iso(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}
