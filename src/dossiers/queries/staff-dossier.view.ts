import { maskPhone } from '../../kernel/index.js';
import type { Persons } from '../personal-data/persons.js';
import type { StaffDossier } from '../http/staff-dossiers.schemas.js';
import { legalStaffCommands, legalStaffOpenings, type Position } from '../legality.policy.js';
import { actionOf, mayWith, openingActionOf, type StaffAsking } from '../staff-scope.js';
import type { DossierRow } from './dossier-rows.js';

/** A dossier as this member of staff sees it, with what they may do with it now. */
export function staffDossierView(row: DossierRow, staff: StaffAsking, persons: Persons): StaffDossier {
  const { phone, holderName } = persons.open(row);
  const position = positionOfRow(row);
  const procedureName = { vi: row.procedure_name_vi, en: row.procedure_name_en };
  return {
    id: row.id,
    origin: row.origin,
    depositNumber: row.deposit_number,
    officialCode: row.official_code,
    procedure: { code: row.procedure_code, name: procedureName },
    state: row.state,
    contents: row.contents,
    custody: row.custody,
    custodyCertain: row.custody_certain,
    missing: row.missing,
    trayLabel: row.tray_label,
    department: departmentOf(row),
    officer:
      row.officer_id === null
        ? null
        : { id: row.officer_id, displayName: row.officer_name ?? row.officer_id },
    phone: phone === null ? null : maskPhone(phone),
    holderName,
    lowTray: row.low_tray,
    missingPapers: row.missing_papers ?? [],
    reason: row.reason,
    ...timesOf(row),
    operationPending: row.operation_pending,
    commands: legalStaffCommands(position).filter((command) =>
      mayWith(staff, actionOf[command], row.department_code),
    ),
    openings: legalStaffOpenings(position).filter(
      (purpose) =>
        mayWith(staff, openingActionOf[purpose], row.department_code) &&
        (purpose !== 'load' || row.contents === 'application' || row.fetchable),
    ),
  };
}

function positionOfRow(row: DossierRow): Position {
  return {
    state: row.state,
    custody: row.custody,
    custodyCertain: row.custody_certain,
    missing: row.missing,
    operationPending: row.operation_pending,
  };
}

function departmentOf(row: DossierRow): StaffDossier['department'] {
  const { department_code: code, department_name_vi: vi, department_name_en: en } = row;
  return code === null ? null : { code, name: { vi: vi ?? code, en: en ?? code } };
}

function timesOf(row: DossierRow) {
  return {
    createdAt: row.created_at.toISOString(),
    reservedUntil: iso(row.reserved_until),
    depositedAt: iso(row.deposited_at),
    acceptedAt: iso(row.accepted_at),
    dueAt: iso(row.due_at),
    loadedAt: iso(row.loaded_at),
    windowEndsAt: iso(row.window_ends_at),
    closedAt: iso(row.closed_at),
  };
}

function iso(time: Date | null): string | null {
  return time?.toISOString() ?? null;
}
