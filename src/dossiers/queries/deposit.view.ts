import type { DoorOperationView } from '../../hardware/index.js';
import { maskPhone, type PhoneNumber } from '../../kernel/index.js';
import type { DepositView } from '../http/kiosk.schemas.js';
import type { DossierRow } from './dossier-rows.js';

/** A deposit as the citizen who makes it sees it, with the phone of the session. */
export function depositView(
  row: DossierRow,
  phone: PhoneNumber,
  statusUrl: string,
  doorOperation: DoorOperationView | undefined,
): DepositView {
  return {
    id: row.id,
    depositNumber: row.deposit_number ?? '',
    procedure: {
      code: row.procedure_code,
      name: { vi: row.procedure_name_vi, en: row.procedure_name_en },
    },
    state: row.state,
    custodyCertain: row.custody_certain,
    trayLabel: row.tray_label,
    reservedUntil: row.reserved_until?.toISOString() ?? null,
    depositedAt: row.deposited_at?.toISOString() ?? null,
    statusUrl,
    phone: maskPhone(phone),
    doorOperation: doorOperation ?? null,
  };
}
