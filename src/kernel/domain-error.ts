/**
 * Every way in which a request can be refused, with the HTTP status it answers with. The list is closed: screens,
 * partner systems and the OpenAPI document name exactly these.
 */
export const problems = {
  validation_failed: { status: 400, title: 'The request does not have the required form' },
  idempotency_key_missing: { status: 400, title: 'The Idempotency-Key header is missing or malformed' },
  unauthenticated: { status: 401, title: 'Sign in first' },
  session_ended: { status: 401, title: 'The session has ended' },
  code_wrong: { status: 403, title: 'The code is wrong' },
  code_expired: { status: 403, title: 'The code has expired' },
  code_used: { status: 403, title: 'The code has been used already' },
  pickup_qr_wrong: { status: 403, title: 'The QR code and the phone number do not belong together' },
  pickup_factor_wrong: { status: 403, title: 'This is not what is known about the holder' },
  code_foreign: { status: 403, title: 'The code was not asked for here' },
  forbidden: { status: 403, title: 'You may not do this' },
  second_factor_required: { status: 403, title: 'Show the second factor first' },
  reauthentication_required: { status: 403, title: 'Prove again who you are' },
  second_person_required: { status: 403, title: 'A second person is needed' },
  same_person_twice: { status: 403, title: 'The second person is the first' },
  second_person_may_not: { status: 403, title: 'The second person may not do this' },
  password_change_required: { status: 403, title: 'Choose a new password first' },
  not_found: { status: 404, title: 'There is no such thing' },
  request_too_slow: { status: 408, title: 'The request took too long to arrive' },
  transition_not_legal: { status: 409, title: 'The dossier is not in a state that allows this' },
  operation_settled: { status: 409, title: 'The door operation is settled already' },
  door_operation_pending: { status: 409, title: 'A door operation is not finished yet' },
  no_tray_free: { status: 409, title: 'No tray is free' },
  tray_out_of_service: { status: 409, title: 'The tray is out of service' },
  tray_not_free: { status: 409, title: 'The tray is not free' },
  tray_content_unknown: { status: 409, title: 'An officer must look into the tray first' },
  official_code_taken: { status: 409, title: 'Another dossier has this official code' },
  run_not_open: { status: 409, title: 'The run is not open' },
  run_already_open: { status: 409, title: 'Another run is open' },
  run_has_unresolved_items: { status: 409, title: 'The run has unresolved items' },
  pickup_factor_missing: { status: 409, title: 'Something about the holder must be said first' },
  procedure_changed: { status: 409, title: 'The procedure was changed meanwhile' },
  preview_outdated: { status: 409, title: 'What was previewed is not what would happen now' },
  audit_already_open: { status: 409, title: 'Another audit of this cabinet is open' },
  audit_not_open: { status: 409, title: 'The audit is not open' },
  audit_has_open_items: { status: 409, title: 'The audit has trays that nobody has looked into' },
  partner_has_two_keys: { status: 409, title: 'The partner has two keys already' },
  already_exists: { status: 409, title: 'It exists already' },
  simulator_refused: { status: 409, title: 'The simulated world does not let this happen' },
  payload_too_large: { status: 413, title: 'The request is too large' },
  unsupported_media_type: { status: 415, title: 'The request has an unknown media type' },
  misdirected_request: { status: 421, title: 'This is answered under another host name' },
  given_password_over: { status: 403, title: 'The password that was given works no more' },
  password_too_common: { status: 422, title: 'The password is too easy to guess' },
  phone_not_vietnamese_mobile: { status: 422, title: 'The phone number is no Vietnamese mobile number' },
  procedure_unknown: { status: 422, title: 'There is no such procedure' },
  procedure_not_depositable: { status: 422, title: 'The procedure cannot be deposited here' },
  procedure_not_fetchable: { status: 422, title: 'Results of the procedure cannot be fetched here' },
  idempotency_key_reused: { status: 422, title: 'The Idempotency-Key was used for another request' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  internal_error: { status: 500, title: 'Something went wrong on our side' },
  cabinet_unreachable: { status: 503, title: 'The cabinet does not answer' },
  power_failing: { status: 503, title: 'The power supply is failing' },
  service_unavailable: { status: 503, title: 'The service cannot answer now' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ProblemCode = keyof typeof problems;

export interface DomainErrorOptions {
  /** Facts for the screen, such as `triesLeft` or `nextRunAt`. Never a secret, a phone number or a code. */
  readonly extensions?: Readonly<Record<string, unknown>>;
  /**
   * The refusal itself changes something that must last (a wrong code costs a try): the surrounding transaction is
   * committed instead of rolled back.
   */
  readonly keepsChanges?: boolean;
  /** The account that somebody tried in vain to show themselves as, if there is one: for the log, and told to nobody. */
  readonly triedAccountId?: string | null;
}

/** A refusal that the asker can understand and act on. */
export class DomainError extends Error {
  readonly extensions: Readonly<Record<string, unknown>>;
  readonly keepsChanges: boolean;
  readonly triedAccountId: string | null;

  /** @param detail what is wrong, where, and what to do; shown to people as it is. */
  constructor(
    readonly code: ProblemCode,
    detail: string,
    options: DomainErrorOptions = {},
  ) {
    super(detail);
    this.name = 'DomainError';
    this.extensions = options.extensions ?? {};
    this.keepsChanges = options.keepsChanges ?? false;
    this.triedAccountId = options.triedAccountId ?? null;
  }

  /** The same refusal, where something that was done before it must last. */
  keepingChanges(): DomainError {
    const { code, message, extensions, triedAccountId } = this;
    return new DomainError(code, message, { extensions, triedAccountId, keepsChanges: true });
  }
}
