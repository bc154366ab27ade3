import { QueryFailedError } from 'typeorm';
import { DomainError, type ProblemCode } from '../../kernel/index.js';

/** SQLSTATE codes this service acts on (PostgreSQL documentation, appendix A). */
export const sqlState = {
  uniqueViolation: '23505',
  checkViolation: '23514',
  foreignKeyViolation: '23503',
  serializationFailure: '40001',
  deadlockDetected: '40P01',
  insufficientPrivilege: '42501',
  /** A text held a zero character, which PostgreSQL keeps in no text. */
  characterNotInRepertoire: '22021',
  /** Raised by our own triggers: an append-only table was to be changed, or a change has no ledger entry. */
  invariantBroken: 'MC001',
} as const;

interface DriverError {
  readonly code: string;
  readonly constraint: string | undefined;
}

export function driverErrorOf(error: unknown): DriverError | undefined {
  const source: unknown = error instanceof QueryFailedError ? error.driverError : error;
  if (typeof source !== 'object' || source === null || !('code' in source)) return undefined;
  if (typeof source.code !== 'string') return undefined;
  const constraint =
    'constraint' in source && typeof source.constraint === 'string' ? source.constraint : undefined;
  return { code: source.code, constraint };
}

/** The connection broke inside a transaction, which PostgreSQL has rolled back; unless it broke while committing. */
export class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError';

  constructor(cause: unknown) {
    super('The connection to the database broke inside a transaction', { cause });
  }
}

/** What the driver (pg 8, lib/client.js) says of a broken connection it gives no code for; and its pool, when none became free in time. */
const noConnection =
  /^(Connection terminated|Client has encountered a connection error|timeout exceeded when trying to connect)/;

/** The server is going down, starting up, gone or too busy; PostgreSQL classes 08 and 57, or there is no connection to it. */
export function isShuttingDown(error: unknown): boolean {
  if (error instanceof ConnectionLostError) return true;
  if (error instanceof Error && noConnection.test(error.message)) return true;
  const code = driverErrorOf(error)?.code;
  return code !== undefined && /^(08|57P0)|^(ECONNREFUSED|ECONNRESET)$/.test(code);
}

/** Two transactions stood in each other's way and one was thrown out; running it again is safe. */
export function isRetryable(error: unknown): boolean {
  const code = driverErrorOf(error)?.code;
  return code === sqlState.serializationFailure || code === sqlState.deadlockDetected;
}

/** Constraints whose violation is a refusal that the asker can understand. Every other violation is our defect. */
const refusals: Readonly<Record<string, { code: ProblemCode; detail: string }>> = {
  dossier_tray_once: {
    code: 'tray_not_free',
    detail: 'The tray holds or awaits another dossier. Choose another tray.',
  },
  dossier_official_code_once: {
    code: 'official_code_taken',
    detail: 'Another dossier has this official code. Check the number on the slip.',
  },
  door_operation_one_unsettled_per_tray: {
    code: 'door_operation_pending',
    detail: 'A door operation on this tray is not finished. Close the door first.',
  },
  door_operation_one_unsettled_per_session: {
    code: 'door_operation_pending',
    detail: 'A tray of yours is not closed yet. Close its door first.',
  },
  dossier_one_reservation_per_session: {
    code: 'already_exists',
    detail: 'A tray is reserved for you already. Use it first.',
  },
  run_one_open: { code: 'run_already_open', detail: 'Another run is open. Close it first.' },
  audit_one_open_per_cabinet: {
    code: 'audit_already_open',
    detail: 'An audit of this cabinet is open. Work in it, or close it first.',
  },
  partner_name_once: { code: 'already_exists', detail: 'There is a partner of this name. Choose another.' },
  staff_account_username_once: { code: 'already_exists', detail: 'There is an account of this name.' },
};

/** The refusal that a violated constraint stands for, by the constraint's name and never by the message's text. */
export function refusalOf(error: unknown): DomainError | undefined {
  const driverError = driverErrorOf(error);
  const refusal = driverError?.constraint === undefined ? undefined : refusals[driverError.constraint];
  return refusal && new DomainError(refusal.code, refusal.detail);
}
