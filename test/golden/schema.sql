-- Tables
CREATE TABLE audit (
  id uuid NOT NULL,
  cabinet_id text NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  opened_by uuid NOT NULL,
  closed_at timestamp with time zone,
  closed_by uuid,
  version integer NOT NULL,
  CONSTRAINT audit_closed_whole CHECK (((closed_at IS NULL) = (closed_by IS NULL))),
  CONSTRAINT audit_cabinet_id_fkey FOREIGN KEY (cabinet_id) REFERENCES cabinet(id),
  CONSTRAINT audit_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES staff_account(id),
  CONSTRAINT audit_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES staff_account(id),
  CONSTRAINT audit_pkey PRIMARY KEY (id)
);
CREATE TABLE audit_item (
  audit_id uuid NOT NULL,
  tray_label text NOT NULL,
  operation_id uuid,
  expected text,
  skip_reason text,
  result text,
  CONSTRAINT audit_item_expected_known CHECK ((expected = ANY (ARRAY['papers'::text, 'nothing'::text, 'unknown'::text]))),
  CONSTRAINT audit_item_looked_into_whole CHECK (((operation_id IS NULL) = (expected IS NULL))),
  CONSTRAINT audit_item_result_follows CHECK (((result IS NULL) OR
CASE result
    WHEN 'skipped'::text THEN (skip_reason IS NOT NULL)
    ELSE ((operation_id IS NOT NULL) AND (skip_reason IS NULL))
END)),
  CONSTRAINT audit_item_result_known CHECK ((result = ANY (ARRAY['agrees'::text, 'differs'::text, 'cleared_up'::text, 'skipped'::text]))),
  CONSTRAINT audit_item_audit_id_fkey FOREIGN KEY (audit_id) REFERENCES audit(id),
  CONSTRAINT audit_item_operation_id_fkey FOREIGN KEY (operation_id) REFERENCES door_operation(id),
  CONSTRAINT audit_item_tray_label_fkey FOREIGN KEY (tray_label) REFERENCES tray(label),
  CONSTRAINT audit_item_pkey PRIMARY KEY (audit_id, tray_label)
);
CREATE TABLE cabinet (
  id text NOT NULL,
  name_vi text NOT NULL,
  name_en text NOT NULL,
  "position" integer NOT NULL,
  CONSTRAINT cabinet_pkey PRIMARY KEY (id)
);
CREATE TABLE citizen_code (
  id uuid NOT NULL,
  purpose text NOT NULL,
  kiosk_id uuid NOT NULL,
  salt bytea,
  hash bytea,
  tries_left integer NOT NULL,
  requested_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  delivery text NOT NULL,
  ended text,
  way text NOT NULL,
  phone_index bytea NOT NULL,
  sealed_phone bytea NOT NULL,
  ahead_since timestamp with time zone,
  CONSTRAINT citizen_code_bounded CHECK ((expires_at > requested_at)),
  CONSTRAINT citizen_code_delivery_known CHECK ((delivery = ANY (ARRAY['waiting'::text, 'sent'::text, 'failed'::text, 'unknown'::text, 'withheld'::text, 'delivered'::text, 'undelivered'::text]))),
  CONSTRAINT citizen_code_end_known CHECK ((ended = ANY (ARRAY['used'::text, 'replaced'::text, 'exhausted'::text, 'expired'::text]))),
  CONSTRAINT citizen_code_ends_with_its_tries CHECK (((tries_left > 0) OR (ended IS NOT NULL))),
  CONSTRAINT citizen_code_hash_salted CHECK (((salt IS NULL) = (hash IS NULL))),
  CONSTRAINT citizen_code_hash_where_sent CHECK (
CASE
    WHEN (delivery = ANY (ARRAY['sent'::text, 'unknown'::text, 'delivered'::text, 'undelivered'::text])) THEN (hash IS NOT NULL)
    WHEN (delivery = ANY (ARRAY['failed'::text, 'withheld'::text])) THEN (hash IS NULL)
    ELSE true
END),
  CONSTRAINT citizen_code_phone_indexed CHECK ((octet_length(phone_index) = 32)),
  CONSTRAINT citizen_code_phone_sealed CHECK ((octet_length(sealed_phone) = ((12 + 12) + 16))),
  CONSTRAINT citizen_code_purpose_known CHECK ((purpose = ANY (ARRAY['deposit'::text, 'pickup'::text, 'lookup'::text]))),
  CONSTRAINT citizen_code_tries_bounded CHECK (((tries_left >= 0) AND (tries_left <= 5))),
  CONSTRAINT citizen_code_way_known CHECK ((way = ANY (ARRAY['message'::text, 'call'::text]))),
  CONSTRAINT citizen_code_kiosk_id_fkey FOREIGN KEY (kiosk_id) REFERENCES kiosk(id),
  CONSTRAINT citizen_code_pkey PRIMARY KEY (id)
);
CREATE TABLE citizen_session (
  id uuid NOT NULL,
  token_hash bytea NOT NULL,
  purpose text NOT NULL,
  kiosk_id uuid NOT NULL,
  code_id uuid,
  started_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  rated boolean NOT NULL DEFAULT false,
  phone_index bytea NOT NULL,
  sealed_phone bytea NOT NULL,
  idle_ends_at timestamp with time zone NOT NULL,
  dossier_id uuid,
  factor_tries_left integer NOT NULL DEFAULT 3,
  factor_shown_for uuid,
  touched_at timestamp with time zone NOT NULL,
  ahead_since timestamp with time zone,
  CONSTRAINT citizen_session_by_code_or_qr CHECK ((num_nonnulls(code_id, dossier_id) = 1)),
  CONSTRAINT citizen_session_by_qr_fetches CHECK (((dossier_id IS NULL) OR (purpose = 'pickup'::text))),
  CONSTRAINT citizen_session_ends_after_start CHECK ((expires_at > started_at)),
  CONSTRAINT citizen_session_factor_tries_bounded CHECK (((factor_tries_left >= 0) AND (factor_tries_left <= 3))),
  CONSTRAINT citizen_session_idle_after_start CHECK ((idle_ends_at > started_at)),
  CONSTRAINT citizen_session_phone_indexed CHECK ((octet_length(phone_index) = 32)),
  CONSTRAINT citizen_session_phone_sealed CHECK ((octet_length(sealed_phone) = ((12 + 12) + 16))),
  CONSTRAINT citizen_session_purpose_known CHECK ((purpose = ANY (ARRAY['deposit'::text, 'pickup'::text, 'lookup'::text]))),
  CONSTRAINT citizen_session_token_sha256 CHECK ((octet_length(token_hash) = 32)),
  CONSTRAINT citizen_session_code_id_fkey FOREIGN KEY (code_id) REFERENCES citizen_code(id),
  CONSTRAINT citizen_session_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossier(id),
  CONSTRAINT citizen_session_factor_shown_for_fkey FOREIGN KEY (factor_shown_for) REFERENCES dossier(id),
  CONSTRAINT citizen_session_kiosk_id_fkey FOREIGN KEY (kiosk_id) REFERENCES kiosk(id),
  CONSTRAINT citizen_session_pkey PRIMARY KEY (id),
  CONSTRAINT citizen_session_one_per_code UNIQUE (code_id),
  CONSTRAINT citizen_session_token_once UNIQUE (token_hash)
);
CREATE TABLE clock_seen (
  id boolean NOT NULL DEFAULT true,
  newest_at timestamp with time zone NOT NULL,
  CONSTRAINT clock_seen_one_row CHECK (id),
  CONSTRAINT clock_seen_pkey PRIMARY KEY (id)
);
CREATE TABLE code_failure (
  id uuid NOT NULL,
  phone_index bytea,
  kiosk_id uuid NOT NULL,
  failed_at timestamp with time zone NOT NULL,
  in_a_row boolean NOT NULL,
  of_factor boolean NOT NULL DEFAULT false,
  dossier_id uuid,
  ahead_since timestamp with time zone,
  code_id uuid,
  CONSTRAINT code_failure_factor_of_dossier CHECK (((dossier_id IS NULL) OR of_factor)),
  CONSTRAINT code_failure_in_a_row_of_phone CHECK (((phone_index IS NOT NULL) OR (NOT in_a_row))),
  CONSTRAINT code_failure_of_code_or_factor CHECK (((code_id IS NULL) OR (NOT of_factor))),
  CONSTRAINT code_failure_phone_hashed CHECK ((octet_length(phone_index) = 32)),
  CONSTRAINT code_failure_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossier(id),
  CONSTRAINT code_failure_kiosk_id_fkey FOREIGN KEY (kiosk_id) REFERENCES kiosk(id),
  CONSTRAINT code_failure_pkey PRIMARY KEY (id)
);
CREATE TABLE code_outcome (
  asked_at timestamp with time zone NOT NULL,
  used boolean NOT NULL
);
CREATE TABLE department (
  code text NOT NULL,
  name_vi text NOT NULL,
  name_en text NOT NULL,
  kind text NOT NULL,
  CONSTRAINT department_kind_known CHECK ((kind = ANY (ARRAY['department'::text, 'agency'::text]))),
  CONSTRAINT department_pkey PRIMARY KEY (code),
  CONSTRAINT department_code_and_kind_once UNIQUE (code, kind)
);
CREATE TABLE deposit_counter (
  day date NOT NULL,
  last integer NOT NULL,
  CONSTRAINT deposit_counter_bounded CHECK (((last >= 1) AND (last <= 99999))),
  CONSTRAINT deposit_counter_pkey PRIMARY KEY (day)
);
CREATE TABLE door_operation (
  id uuid NOT NULL,
  tray_label text NOT NULL,
  dossier_id uuid,
  purpose text NOT NULL,
  actor_type text NOT NULL,
  actor_id text NOT NULL,
  citizen_session_id uuid,
  reopens uuid,
  authorised_at timestamp with time zone NOT NULL,
  settle_by timestamp with time zone NOT NULL,
  bridge_boot_id uuid NOT NULL,
  occupancy_before text NOT NULL,
  outcome text,
  outcome_reason text,
  pulsed boolean,
  door_seen_open boolean NOT NULL,
  left_open_since timestamp with time zone,
  left_open_stage text NOT NULL,
  confirmation text,
  settlement text,
  settled_at timestamp with time zone,
  version integer NOT NULL,
  ordinal bigint NOT NULL GENERATED AS IDENTITY,
  CONSTRAINT door_operation_before_known CHECK ((occupancy_before = ANY (ARRAY['present'::text, 'absent'::text, 'unknown'::text]))),
  CONSTRAINT door_operation_bounded CHECK ((settle_by > authorised_at)),
  CONSTRAINT door_operation_confirmation_known CHECK ((confirmation = ANY (ARRAY['done'::text, 'not_done'::text]))),
  CONSTRAINT door_operation_findings_of_inspections CHECK ((((settlement = ANY (ARRAY['found_papers'::text, 'found_empty'::text])) AND (purpose = 'inspect'::text)) OR ((settlement = 'moved'::text) AND (purpose <> 'inspect'::text)) OR ((settlement = 'not_moved'::text) AND ((purpose <> 'inspect'::text) OR (NOT (outcome IS DISTINCT FROM 'not_opened'::text)))) OR (settlement = 'unverified'::text) OR (settlement IS NULL))),
  CONSTRAINT door_operation_names_dossier CHECK (((purpose = 'inspect'::text) OR (dossier_id IS NOT NULL))),
  CONSTRAINT door_operation_outcome_known CHECK ((outcome = ANY (ARRAY['opened'::text, 'not_opened'::text, 'unknown'::text]))),
  CONSTRAINT door_operation_outcome_whole CHECK ((((outcome IS NULL) = (outcome_reason IS NULL)) AND ((outcome IS NOT NULL) OR (pulsed IS NULL)) AND ((pulsed IS NOT NULL) OR (outcome IS NULL) OR (outcome = 'unknown'::text)))),
  CONSTRAINT door_operation_purpose_known CHECK ((purpose = ANY (ARRAY['deposit'::text, 'pickup'::text, 'collect'::text, 'return'::text, 'load'::text, 'inspect'::text, 'reopen'::text]))),
  CONSTRAINT door_operation_reopening_returns_nothing CHECK (((purpose <> 'reopen'::text) OR (settlement IS DISTINCT FROM 'not_moved'::text))),
  CONSTRAINT door_operation_reopening_whole CHECK (((purpose = 'reopen'::text) = (reopens IS NOT NULL))),
  CONSTRAINT door_operation_settled_after_outcome CHECK (((settlement IS NULL) OR (outcome IS NOT NULL))),
  CONSTRAINT door_operation_settled_whole CHECK (((settlement IS NULL) = (settled_at IS NULL))),
  CONSTRAINT door_operation_settlement_known CHECK ((settlement = ANY (ARRAY['moved'::text, 'not_moved'::text, 'unverified'::text, 'found_papers'::text, 'found_empty'::text]))),
  CONSTRAINT door_operation_stage_known CHECK ((left_open_stage = ANY (ARRAY['none'::text, 'warned'::text, 'alarmed'::text]))),
  CONSTRAINT door_operation_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossier(id),
  CONSTRAINT door_operation_reopens_fkey FOREIGN KEY (reopens) REFERENCES door_operation(id),
  CONSTRAINT door_operation_tray_label_fkey FOREIGN KEY (tray_label) REFERENCES tray(label),
  CONSTRAINT door_operation_pkey PRIMARY KEY (id),
  CONSTRAINT door_operation_reopened_once UNIQUE (reopens)
);
CREATE TABLE dossier (
  id uuid NOT NULL,
  origin text NOT NULL,
  deposit_number text,
  official_code text,
  procedure_code text NOT NULL,
  state text NOT NULL,
  contents text NOT NULL,
  custody text NOT NULL,
  custody_certain boolean NOT NULL,
  tray_label text,
  department_code text,
  keeper_kind text GENERATED ALWAYS AS (
CASE
    WHEN (custody = ANY (ARRAY['department'::text, 'agency'::text])) THEN custody
    ELSE NULL::text
END) STORED,
  officer_id uuid,
  low_tray boolean NOT NULL,
  reserved_by_session uuid,
  status_token_hash bytea NOT NULL,
  missing_papers text[],
  reason text,
  created_at timestamp with time zone NOT NULL,
  reserved_until timestamp with time zone,
  deposited_at timestamp with time zone,
  accepted_at timestamp with time zone,
  due_at timestamp with time zone,
  loaded_at timestamp with time zone,
  window_ends_at timestamp with time zone,
  last_reminder_day integer,
  closed_at timestamp with time zone,
  version integer NOT NULL,
  phone_index bytea,
  sealed_phone bytea,
  sealed_holder_name bytea,
  person_erased_at timestamp with time zone,
  pickup_factor text,
  pickup_factor_hash bytea,
  CONSTRAINT dossier_accepted_whole CHECK ((((accepted_at IS NULL) = (due_at IS NULL)) AND ((accepted_at IS NULL) OR ((official_code IS NOT NULL) AND (department_code IS NOT NULL))) AND ((state <> ALL (ARRAY['routed'::text, 'processing'::text])) OR (accepted_at IS NOT NULL)))),
  CONSTRAINT dossier_closed_at_the_end CHECK (((closed_at IS NOT NULL) = ((state = ANY (ARRAY['picked_up'::text, 'handed_over'::text, 'abandoned'::text])) OR ((state = 'withdrawn'::text) AND (custody = 'citizen'::text))))),
  CONSTRAINT dossier_contents_fit_state CHECK (
CASE
    WHEN (state = ANY (ARRAY['reserved'::text, 'deposited'::text, 'collected'::text, 'routed'::text, 'processing'::text, 'supplement_needed'::text, 'abandoned'::text])) THEN (contents = 'application'::text)
    WHEN (state = 'result_ready'::text) THEN (contents = 'result'::text)
    ELSE true
END),
  CONSTRAINT dossier_contents_known CHECK ((contents = ANY (ARRAY['application'::text, 'result'::text]))),
  CONSTRAINT dossier_deposit_has_number CHECK (((origin = 'deposit'::text) = (deposit_number IS NOT NULL))),
  CONSTRAINT dossier_deposit_number_form CHECK ((deposit_number ~ '^G-[0-9]{6}-[0-9]{4,5}$'::text)),
  CONSTRAINT dossier_deposited_has_time CHECK (((origin <> 'deposit'::text) OR (state = ANY (ARRAY['reserved'::text, 'abandoned'::text, 'withdrawn'::text])) OR (deposited_at IS NOT NULL))),
  CONSTRAINT dossier_holder_name_sealed CHECK ((octet_length(sealed_holder_name) > (12 + 16))),
  CONSTRAINT dossier_keeper_named CHECK (((keeper_kind IS NULL) OR (department_code IS NOT NULL))),
  CONSTRAINT dossier_loaded_has_window CHECK ((((loaded_at IS NULL) = (window_ends_at IS NULL)) AND (window_ends_at > loaded_at) AND ((state <> ALL (ARRAY['loaded'::text, 'overdue'::text])) OR (loaded_at IS NOT NULL)))),
  CONSTRAINT dossier_loss_has_reason CHECK (((state <> 'lost'::text) OR (reason IS NOT NULL))),
  CONSTRAINT dossier_officer_named CHECK (((custody = 'officer'::text) = (officer_id IS NOT NULL))),
  CONSTRAINT dossier_origin_known CHECK ((origin = ANY (ARRAY['deposit'::text, 'counter'::text, 'online'::text, 'agency'::text]))),
  CONSTRAINT dossier_person_erased_after_the_end CHECK (((person_erased_at IS NULL) OR (closed_at IS NOT NULL))),
  CONSTRAINT dossier_person_until_erased CHECK (
CASE
    WHEN (person_erased_at IS NULL) THEN ((phone_index IS NOT NULL) AND (sealed_phone IS NOT NULL))
    ELSE (num_nonnulls(phone_index, sealed_phone, sealed_holder_name, missing_papers, reason) = 0)
END),
  CONSTRAINT dossier_phone_indexed CHECK ((octet_length(phone_index) = 32)),
  CONSTRAINT dossier_phone_sealed CHECK ((octet_length(sealed_phone) = ((12 + 12) + 16))),
  CONSTRAINT dossier_pickup_factor_known CHECK ((pickup_factor = ANY (ARRAY['citizen_id_last_four'::text, 'birth_date'::text]))),
  CONSTRAINT dossier_pickup_factor_sha256 CHECK ((octet_length(pickup_factor_hash) = 32)),
  CONSTRAINT dossier_pickup_factor_until_erased CHECK (((person_erased_at IS NULL) OR (pickup_factor_hash IS NULL))),
  CONSTRAINT dossier_pickup_factor_whole CHECK (((pickup_factor IS NULL) = (pickup_factor_hash IS NULL))),
  CONSTRAINT dossier_registered_has_code CHECK (((origin = 'deposit'::text) OR (official_code IS NOT NULL))),
  CONSTRAINT dossier_reminded_within_the_window CHECK (((last_reminder_day IS NULL) OR ((last_reminder_day > 0) AND (loaded_at IS NOT NULL)))),
  CONSTRAINT dossier_reserved_by_a_session CHECK (((origin = 'deposit'::text) = (reserved_by_session IS NOT NULL))),
  CONSTRAINT dossier_reserved_until_a_time CHECK (((state = 'reserved'::text) = (reserved_until IS NOT NULL))),
  CONSTRAINT dossier_state_and_custody_legal CHECK ((((state = 'reserved'::text) AND (custody = 'citizen'::text)) OR ((state = 'deposited'::text) AND (custody = 'tray'::text)) OR ((state = ANY (ARRAY['collected'::text, 'routed'::text, 'supplement_needed'::text])) AND (custody = 'officer'::text)) OR ((state = 'processing'::text) AND (custody = ANY (ARRAY['department'::text, 'agency'::text]))) OR ((state = 'result_ready'::text) AND (custody = ANY (ARRAY['department'::text, 'agency'::text, 'officer'::text]))) OR ((state = ANY (ARRAY['loaded'::text, 'overdue'::text])) AND (custody = 'tray'::text)) OR ((state = 'returned_to_desk'::text) AND (custody = ANY (ARRAY['officer'::text, 'desk'::text]))) OR ((state = ANY (ARRAY['picked_up'::text, 'handed_over'::text, 'abandoned'::text])) AND (custody = 'citizen'::text)) OR ((state = 'withdrawn'::text) AND (custody = ANY (ARRAY['citizen'::text, 'tray'::text, 'officer'::text, 'department'::text, 'agency'::text, 'desk'::text]))) OR ((state = 'lost'::text) AND (custody = 'unknown'::text)))),
  CONSTRAINT dossier_supplement_names_what CHECK (((state <> 'supplement_needed'::text) OR (cardinality(missing_papers) > 0))),
  CONSTRAINT dossier_tray_bound CHECK (
CASE
    WHEN ((custody = 'tray'::text) OR (state = 'reserved'::text)) THEN (tray_label IS NOT NULL)
    WHEN ((custody = 'officer'::text) AND (state = ANY (ARRAY['result_ready'::text, 'supplement_needed'::text]))) THEN true
    ELSE (tray_label IS NULL)
END),
  CONSTRAINT dossier_uncertain_only_at_a_tray CHECK ((custody_certain OR (tray_label IS NOT NULL))),
  CONSTRAINT dossier_withdrawal_has_reason CHECK (((state <> 'withdrawn'::text) OR (reason IS NOT NULL) OR (person_erased_at IS NOT NULL))),
  CONSTRAINT dossier_department_code_fkey FOREIGN KEY (department_code) REFERENCES department(code),
  CONSTRAINT dossier_keeper_is_of_its_kind FOREIGN KEY (department_code, keeper_kind) REFERENCES department(code, kind),
  CONSTRAINT dossier_officer_id_fkey FOREIGN KEY (officer_id) REFERENCES staff_account(id),
  CONSTRAINT dossier_procedure_code_fkey FOREIGN KEY (procedure_code) REFERENCES procedure(code),
  CONSTRAINT dossier_tray_label_fkey FOREIGN KEY (tray_label) REFERENCES tray(label),
  CONSTRAINT dossier_pkey PRIMARY KEY (id),
  CONSTRAINT dossier_deposit_number_once UNIQUE (deposit_number),
  CONSTRAINT dossier_status_token_once UNIQUE (status_token_hash)
);
CREATE TABLE dossier_key (
  dossier_id uuid NOT NULL,
  wrapped_key bytea NOT NULL,
  wrapped_by bytea NOT NULL,
  CONSTRAINT dossier_key_names_secret CHECK ((octet_length(wrapped_by) = 8)),
  CONSTRAINT dossier_key_wrapped CHECK ((octet_length(wrapped_key) = ((12 + 32) + 16))),
  CONSTRAINT dossier_key_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossier(id),
  CONSTRAINT dossier_key_pkey PRIMARY KEY (dossier_id)
);
CREATE TABLE ended_ahead (
  kept_in text NOT NULL,
  id uuid NOT NULL,
  ahead_since timestamp with time zone NOT NULL,
  CONSTRAINT ended_ahead_kept_in_known CHECK ((kept_in = ANY (ARRAY['dossier'::text, 'phone_lock'::text]))),
  CONSTRAINT ended_ahead_pkey PRIMARY KEY (kept_in, id)
);
CREATE TABLE field (
  code text NOT NULL,
  name_vi text NOT NULL,
  name_en text NOT NULL,
  "position" integer NOT NULL,
  CONSTRAINT field_pkey PRIMARY KEY (code)
);
CREATE TABLE idempotent_answer (
  key_hash bytea NOT NULL,
  request_hash bytea NOT NULL,
  status integer,
  sealed_body bytea,
  answered_at timestamp with time zone NOT NULL,
  ahead_since timestamp with time zone,
  brief boolean NOT NULL DEFAULT false,
  CONSTRAINT idempotent_answer_pkey PRIMARY KEY (key_hash)
);
CREATE TABLE kiosk (
  id uuid NOT NULL,
  name text NOT NULL,
  credential_hash bytea,
  revoked boolean NOT NULL,
  version integer NOT NULL,
  CONSTRAINT kiosk_pkey PRIMARY KEY (id),
  CONSTRAINT kiosk_credential_once UNIQUE (credential_hash)
);
CREATE TABLE kiosk_set_up_code (
  id uuid NOT NULL,
  kiosk_id uuid NOT NULL,
  code_hash bytea NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  tries_left integer NOT NULL,
  ended text,
  ahead_since timestamp with time zone,
  CONSTRAINT kiosk_set_up_code_bounded CHECK ((expires_at > opened_at)),
  CONSTRAINT kiosk_set_up_code_end_known CHECK ((ended = ANY (ARRAY['used'::text, 'replaced'::text, 'exhausted'::text, 'expired'::text]))),
  CONSTRAINT kiosk_set_up_code_ends_with_its_tries CHECK (((tries_left > 0) OR (ended IS NOT NULL))),
  CONSTRAINT kiosk_set_up_code_hashed CHECK ((octet_length(code_hash) = 32)),
  CONSTRAINT kiosk_set_up_code_tries_bounded CHECK (((tries_left >= 0) AND (tries_left <= 10))),
  CONSTRAINT kiosk_set_up_code_kiosk_id_fkey FOREIGN KEY (kiosk_id) REFERENCES kiosk(id),
  CONSTRAINT kiosk_set_up_code_pkey PRIMARY KEY (id),
  CONSTRAINT kiosk_set_up_code_once UNIQUE (code_hash)
);
CREATE TABLE ledger_entry (
  sequence bigint NOT NULL,
  previous_hash bytea NOT NULL,
  hash bytea NOT NULL,
  body text NOT NULL,
  kind text NOT NULL GENERATED ALWAYS AS (((body)::jsonb ->> 'kind'::text)) STORED,
  occurred_at text NOT NULL GENERATED ALWAYS AS (((body)::jsonb ->> 'at'::text)) STORED,
  subject_type text NOT NULL GENERATED ALWAYS AS ((((body)::jsonb -> 'subject'::text) ->> 'type'::text)) STORED,
  subject_id text NOT NULL GENERATED ALWAYS AS ((((body)::jsonb -> 'subject'::text) ->> 'id'::text)) STORED,
  subject_version integer NOT NULL GENERATED ALWAYS AS (((((body)::jsonb -> 'subject'::text) ->> 'version'::text))::integer) STORED,
  CONSTRAINT ledger_entry_pkey PRIMARY KEY (sequence),
  CONSTRAINT ledger_entry_subject_version_once UNIQUE (subject_type, subject_id, subject_version)
);
CREATE TABLE ledger_head (
  singleton boolean NOT NULL DEFAULT true,
  sequence bigint NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT ledger_head_hash_sha256 CHECK ((octet_length(hash) = 32)),
  CONSTRAINT ledger_head_one CHECK (singleton),
  CONSTRAINT ledger_head_sequence_from_zero CHECK ((sequence >= 0)),
  CONSTRAINT ledger_head_pkey PRIMARY KEY (singleton)
);
CREATE TABLE ledger_signed_head (
  sequence bigint NOT NULL,
  hash bytea NOT NULL,
  signed_at timestamp with time zone NOT NULL,
  public_key bytea NOT NULL,
  signature bytea NOT NULL,
  CONSTRAINT ledger_signed_head_public_key_ed25519 CHECK ((octet_length(public_key) = 32)),
  CONSTRAINT ledger_signed_head_signature_ed25519 CHECK ((octet_length(signature) = 64)),
  CONSTRAINT ledger_signed_head_pkey PRIMARY KEY (sequence)
);
CREATE TABLE missed_run (
  scheduled_at timestamp with time zone NOT NULL,
  noticed_at timestamp with time zone NOT NULL,
  CONSTRAINT missed_run_pkey PRIMARY KEY (scheduled_at)
);
CREATE TABLE notice (
  id uuid NOT NULL,
  dossier_id uuid NOT NULL,
  template text NOT NULL,
  occasion text NOT NULL,
  parameters jsonb NOT NULL,
  state text NOT NULL,
  channel text,
  provider_reference text,
  attempts integer NOT NULL,
  lookups integer NOT NULL,
  next_attempt_at timestamp with time zone,
  call_reason text,
  detail text,
  created_at timestamp with time zone NOT NULL,
  attempted_at timestamp with time zone,
  changed_at timestamp with time zone NOT NULL,
  called_at timestamp with time zone,
  called_by uuid,
  call_outcome text,
  version integer NOT NULL,
  CONSTRAINT notice_attempt_whole CHECK ((((attempts = 0) = (attempted_at IS NULL)) AND ((attempts = 0) = (channel IS NULL)))),
  CONSTRAINT notice_attempts_counted CHECK ((attempts >= 0)),
  CONSTRAINT notice_call_outcome_known CHECK ((call_outcome = ANY (ARRAY['reached'::text, 'not_reached'::text, 'number_wrong'::text]))),
  CONSTRAINT notice_call_reason_known CHECK ((call_reason = ANY (ARRAY['recipient_invalid'::text, 'recipient_unreachable'::text, 'recipient_opted_out'::text, 'sender_not_registered'::text, 'text_refused'::text, 'account_without_funds'::text, 'credentials_refused'::text, 'request_refused'::text, 'expired'::text, 'tries_used_up'::text, 'not_delivered'::text, 'outcome_unknown'::text]))),
  CONSTRAINT notice_call_whole CHECK ((((called_at IS NULL) = (called_by IS NULL)) AND ((called_at IS NULL) = (call_outcome IS NULL)))),
  CONSTRAINT notice_goes_on_or_ends CHECK (
CASE
    WHEN (state = ANY (ARRAY['waiting'::text, 'sending'::text])) THEN ((next_attempt_at IS NOT NULL) AND (call_reason IS NULL))
    WHEN (state = 'unknown'::text) THEN ((next_attempt_at IS NULL) = (call_reason IS NOT NULL))
    WHEN (state = 'undelivered'::text) THEN ((next_attempt_at IS NULL) AND (call_reason IS NOT NULL))
    ELSE ((next_attempt_at IS NULL) AND (call_reason IS NULL) AND (provider_reference IS NOT NULL))
END),
  CONSTRAINT notice_lookups_counted CHECK ((lookups >= 0)),
  CONSTRAINT notice_parameters_by_name CHECK ((jsonb_typeof(parameters) = 'object'::text)),
  CONSTRAINT notice_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'sending'::text, 'sent'::text, 'delivered'::text, 'undelivered'::text, 'unknown'::text]))),
  CONSTRAINT notice_template_known CHECK ((template = ANY (ARRAY['envelope_received'::text, 'supplement_needed'::text, 'supplement_waiting'::text, 'result_ready'::text, 'reminder'::text, 'taken_back_to_desk'::text, 'supplement_waiting_with_link'::text, 'result_ready_with_link'::text, 'reminder_with_link'::text]))),
  CONSTRAINT notice_called_by_fkey FOREIGN KEY (called_by) REFERENCES staff_account(id),
  CONSTRAINT notice_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossier(id),
  CONSTRAINT notice_pkey PRIMARY KEY (id),
  CONSTRAINT notice_once_per_occasion UNIQUE (dossier_id, template, occasion),
  CONSTRAINT notice_provider_reference_once UNIQUE (provider_reference)
);
CREATE TABLE openings_accounted_for (
  opened text NOT NULL,
  id text NOT NULL,
  bridge_boot_id uuid NOT NULL,
  openings bigint NOT NULL,
  CONSTRAINT openings_accounted_for_counted CHECK ((openings > 0)),
  CONSTRAINT openings_accounted_for_opened_known CHECK ((opened = ANY (ARRAY['tray'::text, 'housing'::text]))),
  CONSTRAINT openings_accounted_for_pkey PRIMARY KEY (opened, id)
);
CREATE TABLE partner (
  id uuid NOT NULL,
  name text NOT NULL,
  scopes text[] NOT NULL,
  department_code text,
  ended_at timestamp with time zone,
  version integer NOT NULL,
  CONSTRAINT partner_scopes_known CHECK (((cardinality(scopes) > 0) AND (scopes <@ ARRAY['dossiers.read'::text, 'results.announce'::text, 'progress.report'::text]))),
  CONSTRAINT partner_department_code_fkey FOREIGN KEY (department_code) REFERENCES department(code),
  CONSTRAINT partner_pkey PRIMARY KEY (id)
);
CREATE TABLE partner_callback_secret (
  partner_id uuid NOT NULL,
  sealed_secret bytea NOT NULL,
  made_at timestamp with time zone NOT NULL,
  sealed_old_secret bytea,
  old_secret_until timestamp with time zone,
  CONSTRAINT partner_callback_old_secret_ends CHECK (((sealed_old_secret IS NULL) = (old_secret_until IS NULL))),
  CONSTRAINT partner_callback_secret_sealed CHECK ((octet_length(sealed_secret) = 60)),
  CONSTRAINT partner_callback_secret_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT partner_callback_secret_pkey PRIMARY KEY (partner_id)
);
CREATE TABLE partner_key (
  id uuid NOT NULL,
  partner_id uuid NOT NULL,
  place smallint NOT NULL,
  prefix text NOT NULL,
  hash bytea NOT NULL,
  made_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  last_used_on date,
  CONSTRAINT partner_key_bounded CHECK ((expires_at > made_at)),
  CONSTRAINT partner_key_hashed CHECK ((octet_length(hash) = 32)),
  CONSTRAINT partner_key_prefix_form CHECK ((prefix ~ '^[a-z0-9]{8}$'::text)),
  CONSTRAINT partner_key_two_places CHECK ((place = ANY (ARRAY[1, 2]))),
  CONSTRAINT partner_key_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT partner_key_pkey PRIMARY KEY (id),
  CONSTRAINT partner_key_once UNIQUE (hash)
);
CREATE TABLE partner_webhook (
  partner_id uuid NOT NULL,
  url text NOT NULL,
  sealed_secret bytea NOT NULL,
  sealed_old_secret bytea,
  old_secret_until timestamp with time zone,
  switched_off_at timestamp with time zone,
  CONSTRAINT partner_webhook_old_secret_ends CHECK (((sealed_old_secret IS NULL) = (old_secret_until IS NULL))),
  CONSTRAINT partner_webhook_secret_sealed CHECK ((octet_length(sealed_secret) = 60)),
  CONSTRAINT partner_webhook_url_form CHECK (((url ~ '^https?://'::text) AND (char_length(url) <= 500))),
  CONSTRAINT partner_webhook_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner(id),
  CONSTRAINT partner_webhook_pkey PRIMARY KEY (partner_id)
);
CREATE TABLE phone_lock (
  id uuid NOT NULL,
  phone_index bytea NOT NULL,
  locked_at timestamp with time zone NOT NULL,
  unlocked_at timestamp with time zone,
  unlocked_by uuid,
  version integer NOT NULL,
  CONSTRAINT phone_lock_ended_by_somebody CHECK (((unlocked_at IS NULL) = (unlocked_by IS NULL))),
  CONSTRAINT phone_lock_phone_hashed CHECK ((octet_length(phone_index) = 32)),
  CONSTRAINT phone_lock_unlocked_by_fkey FOREIGN KEY (unlocked_by) REFERENCES staff_account(id),
  CONSTRAINT phone_lock_pkey PRIMARY KEY (id)
);
CREATE TABLE pickup_qr_given (
  dossier_id uuid NOT NULL,
  given_at timestamp with time zone NOT NULL,
  ahead_since timestamp with time zone,
  CONSTRAINT pickup_qr_given_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossier(id),
  CONSTRAINT pickup_qr_given_pkey PRIMARY KEY (dossier_id, given_at)
);
CREATE TABLE pickup_token (
  dossier_id uuid NOT NULL,
  token_hash bytea NOT NULL,
  given_at timestamp with time zone NOT NULL,
  CONSTRAINT pickup_token_sha256 CHECK ((octet_length(token_hash) = 32)),
  CONSTRAINT pickup_token_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossier(id),
  CONSTRAINT pickup_token_pkey PRIMARY KEY (dossier_id),
  CONSTRAINT pickup_token_once UNIQUE (token_hash)
);
CREATE TABLE procedure (
  code text NOT NULL,
  name_vi text NOT NULL,
  name_en text NOT NULL,
  field_code text NOT NULL,
  department_code text NOT NULL,
  agency_code text,
  agency_kind text NOT NULL GENERATED ALWAYS AS ('agency'::text) STORED,
  depositable boolean NOT NULL,
  fetchable boolean NOT NULL,
  processing_working_days integer NOT NULL,
  cut_off time without time zone,
  fee_dong integer NOT NULL,
  tray_size text NOT NULL,
  papers text[] NOT NULL,
  "position" integer NOT NULL,
  offered boolean NOT NULL,
  CONSTRAINT procedure_agency_returns_results CHECK (((agency_code IS NULL) OR fetchable)),
  CONSTRAINT procedure_code_form CHECK ((code ~ '^[0-9]\.[0-9]{6}$'::text)),
  CONSTRAINT procedure_deposit_names_papers CHECK (((NOT depositable) OR (cardinality(papers) > 0))),
  CONSTRAINT procedure_fee_not_negative CHECK ((fee_dong >= 0)),
  CONSTRAINT procedure_good_for_something CHECK ((depositable OR fetchable)),
  CONSTRAINT procedure_processing_time_bounded CHECK (((processing_working_days >= 0) AND (processing_working_days <= 365))),
  CONSTRAINT procedure_tray_size_known CHECK ((tray_size = ANY (ARRAY['small'::text, 'large'::text]))),
  CONSTRAINT procedure_agency_is_one FOREIGN KEY (agency_code, agency_kind) REFERENCES department(code, kind),
  CONSTRAINT procedure_department_code_fkey FOREIGN KEY (department_code) REFERENCES department(code),
  CONSTRAINT procedure_field_code_fkey FOREIGN KEY (field_code) REFERENCES field(code),
  CONSTRAINT procedure_pkey PRIMARY KEY (code)
);
CREATE TABLE rating_count (
  kiosk_id uuid NOT NULL,
  day date NOT NULL,
  about text NOT NULL,
  rating text NOT NULL,
  count integer NOT NULL,
  CONSTRAINT rating_count_about_known CHECK ((about = ANY (ARRAY['deposit'::text, 'pickup'::text]))),
  CONSTRAINT rating_count_counted CHECK ((count > 0)),
  CONSTRAINT rating_count_rating_known CHECK ((rating = ANY (ARRAY['satisfied'::text, 'neutral'::text, 'dissatisfied'::text]))),
  CONSTRAINT rating_count_kiosk_id_fkey FOREIGN KEY (kiosk_id) REFERENCES kiosk(id),
  CONSTRAINT rating_count_pkey PRIMARY KEY (day, kiosk_id, about, rating)
);
CREATE TABLE recovery_code (
  account_id uuid NOT NULL,
  hash bytea NOT NULL,
  CONSTRAINT recovery_code_hashed CHECK ((octet_length(hash) = 32)),
  CONSTRAINT recovery_code_account_id_fkey FOREIGN KEY (account_id) REFERENCES staff_account(id),
  CONSTRAINT recovery_code_pkey PRIMARY KEY (account_id, hash)
);
CREATE TABLE run (
  id uuid NOT NULL,
  scheduled_at timestamp with time zone NOT NULL,
  extra boolean NOT NULL,
  caught_up_times timestamp with time zone[] NOT NULL,
  opened_at timestamp with time zone NOT NULL,
  opened_by uuid NOT NULL,
  closed_at timestamp with time zone,
  closed_by uuid,
  record jsonb,
  version integer NOT NULL,
  CONSTRAINT run_catches_up_what_was_before CHECK ((scheduled_at > ALL (caught_up_times))),
  CONSTRAINT run_closed_whole CHECK ((((closed_at IS NULL) = (closed_by IS NULL)) AND ((closed_at IS NULL) = (record IS NULL)))),
  CONSTRAINT run_extra_beside_the_schedule CHECK (((NOT extra) OR ((scheduled_at = opened_at) AND (cardinality(caught_up_times) = 0)))),
  CONSTRAINT run_closed_by_fkey FOREIGN KEY (closed_by) REFERENCES staff_account(id),
  CONSTRAINT run_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES staff_account(id),
  CONSTRAINT run_pkey PRIMARY KEY (id)
);
CREATE TABLE run_item (
  id uuid NOT NULL,
  run_id uuid NOT NULL,
  list text NOT NULL,
  "position" integer NOT NULL,
  dossier_id uuid,
  tray_label text,
  operation_id uuid,
  reason text,
  result text,
  CONSTRAINT run_item_list_known CHECK ((list = ANY (ARRAY['collect'::text, 'return'::text, 'inspect'::text, 'load'::text]))),
  CONSTRAINT run_item_names_its_thing CHECK (
CASE list
    WHEN 'inspect'::text THEN (tray_label IS NOT NULL)
    WHEN 'return'::text THEN ((dossier_id IS NOT NULL) AND (tray_label IS NOT NULL))
    ELSE (dossier_id IS NOT NULL)
END),
  CONSTRAINT run_item_position_from_one CHECK (("position" > 0)),
  CONSTRAINT run_item_result_known CHECK ((result = ANY (ARRAY['done'::text, 'gone'::text, 'unresolved'::text]))),
  CONSTRAINT run_item_unresolved_with_reason CHECK (((result IS NULL) OR ((result = 'unresolved'::text) = (reason IS NOT NULL)))),
  CONSTRAINT run_item_dossier_id_fkey FOREIGN KEY (dossier_id) REFERENCES dossier(id),
  CONSTRAINT run_item_operation_id_fkey FOREIGN KEY (operation_id) REFERENCES door_operation(id),
  CONSTRAINT run_item_run_id_fkey FOREIGN KEY (run_id) REFERENCES run(id),
  CONSTRAINT run_item_tray_label_fkey FOREIGN KEY (tray_label) REFERENCES tray(label),
  CONSTRAINT run_item_pkey PRIMARY KEY (id),
  CONSTRAINT run_item_position_once UNIQUE (run_id, list, "position")
);
CREATE TABLE schema_migration (
  id integer NOT NULL DEFAULT nextval('schema_migration_id_seq'::regclass),
  "timestamp" bigint NOT NULL,
  name character varying NOT NULL,
  CONSTRAINT "PK_0edff5015b71cc0389ae0f4b9a1" PRIMARY KEY (id)
);
CREATE TABLE second_factor (
  account_id uuid NOT NULL,
  sealed_secret bytea NOT NULL,
  confirmed_at timestamp with time zone,
  recovery_salting text,
  newest_time_step bigint,
  CONSTRAINT second_factor_recovery_argon2id CHECK ((recovery_salting ~ '^\$argon2id\$v=19\$m=\d+,t=\d+,p=\d+\$[A-Za-z0-9+/]{22}$'::text)),
  CONSTRAINT second_factor_account_id_fkey FOREIGN KEY (account_id) REFERENCES staff_account(id),
  CONSTRAINT second_factor_pkey PRIMARY KEY (account_id)
);
CREATE TABLE sign_in_failure (
  name_index bytea NOT NULL,
  account_id uuid,
  failures integer NOT NULL,
  failed_at timestamp with time zone NOT NULL,
  told boolean NOT NULL,
  ahead_since timestamp with time zone,
  CONSTRAINT sign_in_failure_counted CHECK (((failures >= 1) AND (failures <= 1000))),
  CONSTRAINT sign_in_failure_name_hashed CHECK ((octet_length(name_index) = 32)),
  CONSTRAINT sign_in_failure_account_id_fkey FOREIGN KEY (account_id) REFERENCES staff_account(id),
  CONSTRAINT sign_in_failure_pkey PRIMARY KEY (name_index)
);
CREATE TABLE site_key (
  id text NOT NULL,
  wrapped_key bytea NOT NULL,
  wrapped_by bytea NOT NULL,
  wrapped_at timestamp with time zone NOT NULL,
  version integer NOT NULL,
  CONSTRAINT site_key_names_secret CHECK ((octet_length(wrapped_by) = 8)),
  CONSTRAINT site_key_one CHECK ((id = 'site'::text)),
  CONSTRAINT site_key_wrapped CHECK ((octet_length(wrapped_key) = ((12 + 32) + 16))),
  CONSTRAINT site_key_pkey PRIMARY KEY (id)
);
CREATE TABLE staff_account (
  id uuid NOT NULL,
  username text NOT NULL,
  display_name text NOT NULL,
  roles text[] NOT NULL,
  department_code text,
  password_hash text NOT NULL,
  given_password_until timestamp with time zone,
  disabled boolean NOT NULL,
  version integer NOT NULL,
  given_password_used_at timestamp with time zone,
  CONSTRAINT staff_account_given_password_used CHECK (((given_password_used_at IS NULL) OR ((given_password_until IS NOT NULL) AND (given_password_used_at < given_password_until)))),
  CONSTRAINT staff_account_of_a_department CHECK (((roles && ARRAY['department'::text, 'agency'::text]) = (department_code IS NOT NULL))),
  CONSTRAINT staff_account_password_argon2id CHECK ((password_hash ~~ '$argon2id$%'::text)),
  CONSTRAINT staff_account_roles_known CHECK (((roles <@ ARRAY['officer'::text, 'desk'::text, 'department'::text, 'agency'::text, 'technician'::text, 'supervisor'::text, 'administrator'::text]) AND (cardinality(roles) > 0))),
  CONSTRAINT staff_account_username_form CHECK ((username ~ '^[a-z][a-z0-9._-]{1,31}$'::text)),
  CONSTRAINT staff_account_department_code_fkey FOREIGN KEY (department_code) REFERENCES department(code),
  CONSTRAINT staff_account_pkey PRIMARY KEY (id),
  CONSTRAINT staff_account_username_once UNIQUE (username)
);
CREATE TABLE staff_session (
  id uuid NOT NULL,
  token_hash bytea NOT NULL,
  account_id uuid NOT NULL,
  started_at timestamp with time zone NOT NULL,
  expires_at timestamp with time zone NOT NULL,
  ended_at timestamp with time zone,
  stage text NOT NULL,
  proved_at timestamp with time zone NOT NULL,
  last_used_at timestamp with time zone NOT NULL,
  browser text NOT NULL,
  system text NOT NULL,
  ahead_since timestamp with time zone,
  CONSTRAINT staff_session_browser_known CHECK ((browser = ANY (ARRAY['chrome'::text, 'coc_coc'::text, 'edge'::text, 'firefox'::text, 'opera'::text, 'safari'::text, 'samsung'::text, 'other'::text]))),
  CONSTRAINT staff_session_ends_after_start CHECK ((expires_at > started_at)),
  CONSTRAINT staff_session_stage_known CHECK ((stage = ANY (ARRAY['password'::text, 'complete'::text]))),
  CONSTRAINT staff_session_system_known CHECK ((system = ANY (ARRAY['android'::text, 'ios'::text, 'linux'::text, 'macos'::text, 'windows'::text, 'other'::text]))),
  CONSTRAINT staff_session_token_sha256 CHECK ((octet_length(token_hash) = 32)),
  CONSTRAINT staff_session_account_id_fkey FOREIGN KEY (account_id) REFERENCES staff_account(id),
  CONSTRAINT staff_session_pkey PRIMARY KEY (id),
  CONSTRAINT staff_session_token_once UNIQUE (token_hash)
);
CREATE TABLE tray (
  label text NOT NULL,
  cabinet_id text NOT NULL,
  "position" integer NOT NULL,
  size text NOT NULL,
  wheelchair_reachable boolean NOT NULL,
  occupancy_sensor boolean NOT NULL,
  installed boolean NOT NULL,
  in_service boolean NOT NULL,
  out_of_service_reason jsonb,
  content_known boolean NOT NULL,
  version integer NOT NULL,
  CONSTRAINT tray_label_form CHECK ((label ~ '^[A-Z][0-9]{2,3}$'::text)),
  CONSTRAINT tray_out_of_service_has_reason CHECK ((in_service = (out_of_service_reason IS NULL))),
  CONSTRAINT tray_out_of_service_reason_known CHECK (
CASE (out_of_service_reason ->> 'kind'::text)
    WHEN 'stated'::text THEN (NOT (jsonb_typeof((out_of_service_reason -> 'words'::text)) IS DISTINCT FROM 'string'::text))
    WHEN 'lock_failed'::text THEN (NOT (jsonb_typeof((out_of_service_reason -> 'failures'::text)) IS DISTINCT FROM 'number'::text))
    ELSE (out_of_service_reason IS NULL)
END),
  CONSTRAINT tray_size_known CHECK ((size = ANY (ARRAY['small'::text, 'large'::text]))),
  CONSTRAINT tray_cabinet_id_fkey FOREIGN KEY (cabinet_id) REFERENCES cabinet(id),
  CONSTRAINT tray_pkey PRIMARY KEY (label)
);
CREATE TABLE tray_wear (
  tray_label text NOT NULL,
  openings integer NOT NULL,
  consecutive_failures integer NOT NULL,
  CONSTRAINT tray_wear_failures_counted CHECK ((consecutive_failures >= 0)),
  CONSTRAINT tray_wear_openings_counted CHECK ((openings >= 0)),
  CONSTRAINT tray_wear_tray_label_fkey FOREIGN KEY (tray_label) REFERENCES tray(label),
  CONSTRAINT tray_wear_pkey PRIMARY KEY (tray_label)
);
CREATE TABLE webhook_message (
  id uuid NOT NULL,
  partner_id uuid NOT NULL,
  type text NOT NULL,
  body text NOT NULL,
  queued_at timestamp with time zone NOT NULL,
  state text NOT NULL,
  attempts integer NOT NULL,
  next_attempt_at timestamp with time zone,
  detail text,
  CONSTRAINT webhook_message_attempts_bounded CHECK (((attempts >= 0) AND (attempts <= 8))),
  CONSTRAINT webhook_message_due_while_waiting CHECK (((state = 'waiting'::text) = (next_attempt_at IS NOT NULL))),
  CONSTRAINT webhook_message_state_known CHECK ((state = ANY (ARRAY['waiting'::text, 'delivered'::text, 'dead'::text]))),
  CONSTRAINT webhook_message_partner_id_fkey FOREIGN KEY (partner_id) REFERENCES partner_webhook(partner_id),
  CONSTRAINT webhook_message_pkey PRIMARY KEY (id)
);
CREATE TABLE working_day_swap (
  date date NOT NULL,
  working boolean NOT NULL,
  name text NOT NULL,
  entered_at timestamp with time zone NOT NULL,
  version integer NOT NULL,
  removed boolean NOT NULL,
  CONSTRAINT working_day_swap_pkey PRIMARY KEY (date)
);

-- Sequences
CREATE SEQUENCE door_operation_ordinal_seq;
CREATE SEQUENCE schema_migration_id_seq;

-- Views
CREATE VIEW call_to_make AS
 SELECT notice.id,
    notice.created_at
   FROM (notice
     JOIN dossier ON ((dossier.id = notice.dossier_id)))
  WHERE ((notice.call_reason IS NOT NULL) AND ((notice.call_outcome IS NULL) OR (notice.call_outcome = 'not_reached'::text)) AND (dossier.closed_at IS NULL));
CREATE VIEW free_tray AS
 SELECT label
   FROM tray
  WHERE (installed AND in_service AND content_known AND (NOT (EXISTS ( SELECT
           FROM dossier
          WHERE (dossier.tray_label = tray.label)))) AND (NOT (EXISTS ( SELECT
           FROM door_operation operation
          WHERE ((operation.tray_label = tray.label) AND (operation.settled_at IS NULL))))));
CREATE VIEW tray_content AS
 SELECT tray.label,
    tray.content_known,
    dossier.id AS dossier_id,
    COALESCE((dossier.custody = 'tray'::text), false) AS holds_papers
   FROM (tray
     LEFT JOIN dossier ON ((dossier.tray_label = tray.label)))
  WHERE tray.installed;

-- Indexes
CREATE INDEX audit_by_time ON public.audit USING btree (opened_at, id);
CREATE UNIQUE INDEX audit_one_open_per_cabinet ON public.audit USING btree (cabinet_id) WHERE (closed_at IS NULL);
CREATE INDEX citizen_code_by_time ON public.citizen_code USING btree (requested_at);
CREATE INDEX citizen_code_of_kiosk ON public.citizen_code USING btree (kiosk_id, requested_at);
CREATE INDEX citizen_code_of_phone ON public.citizen_code USING btree (phone_index, requested_at);
CREATE UNIQUE INDEX citizen_code_one_alive ON public.citizen_code USING btree (phone_index) WHERE (ended IS NULL);
CREATE UNIQUE INDEX citizen_session_one_per_kiosk ON public.citizen_session USING btree (kiosk_id) WHERE (ended_at IS NULL);
CREATE INDEX code_failure_in_a_row ON public.code_failure USING btree (phone_index) WHERE in_a_row;
CREATE INDEX code_failure_of_dossier ON public.code_failure USING btree (dossier_id) WHERE in_a_row;
CREATE INDEX code_failure_of_kiosk ON public.code_failure USING btree (kiosk_id, failed_at);
CREATE INDEX door_operation_by_dossier ON public.door_operation USING btree (dossier_id, ordinal);
CREATE INDEX door_operation_by_tray ON public.door_operation USING btree (tray_label, ordinal);
CREATE UNIQUE INDEX door_operation_one_unsettled_per_session ON public.door_operation USING btree (citizen_session_id) WHERE ((settled_at IS NULL) AND (citizen_session_id IS NOT NULL));
CREATE UNIQUE INDEX door_operation_one_unsettled_per_tray ON public.door_operation USING btree (tray_label) WHERE (settled_at IS NULL);
CREATE INDEX dossier_by_official_code ON public.dossier USING btree (official_code);
CREATE INDEX dossier_by_phone ON public.dossier USING btree (phone_index);
CREATE INDEX dossier_by_time ON public.dossier USING btree (created_at, id);
CREATE INDEX dossier_named_by_time ON public.dossier USING btree (created_at, id) WHERE (sealed_holder_name IS NOT NULL);
CREATE UNIQUE INDEX dossier_official_code_once ON public.dossier USING btree (official_code) WHERE (((accepted_at IS NOT NULL) OR (origin <> 'deposit'::text)) AND (state <> 'withdrawn'::text));
CREATE UNIQUE INDEX dossier_one_reservation_per_session ON public.dossier USING btree (reserved_by_session) WHERE (state = 'reserved'::text);
CREATE INDEX dossier_open_by_state ON public.dossier USING btree (state) WHERE (closed_at IS NULL);
CREATE INDEX dossier_person_to_erase ON public.dossier USING btree (closed_at) WHERE ((closed_at IS NOT NULL) AND (person_erased_at IS NULL));
CREATE UNIQUE INDEX dossier_tray_once ON public.dossier USING btree (tray_label) WHERE (tray_label IS NOT NULL);
CREATE INDEX idempotent_answer_brief ON public.idempotent_answer USING btree (answered_at) WHERE brief;
CREATE INDEX idempotent_answer_by_time ON public.idempotent_answer USING btree (answered_at);
CREATE UNIQUE INDEX kiosk_set_up_code_one_open ON public.kiosk_set_up_code USING btree (kiosk_id) WHERE (ended IS NULL);
CREATE INDEX ledger_entry_by_kind ON public.ledger_entry USING btree (kind, sequence);
CREATE INDEX notice_accepted ON public.notice USING btree (attempted_at) WHERE (provider_reference IS NOT NULL);
CREATE INDEX notice_due ON public.notice USING btree (next_attempt_at) WHERE (next_attempt_at IS NOT NULL);
CREATE INDEX notice_to_call ON public.notice USING btree (created_at) WHERE ((call_reason IS NOT NULL) AND ((call_outcome IS NULL) OR (call_outcome = 'not_reached'::text)));
CREATE INDEX notice_with_words ON public.notice USING btree (dossier_id) WHERE (parameters ? 'missing'::text);
CREATE UNIQUE INDEX partner_key_one_a_place ON public.partner_key USING btree (partner_id, place) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX partner_name_once ON public.partner USING btree (name) WHERE (ended_at IS NULL);
CREATE UNIQUE INDEX phone_lock_one_standing ON public.phone_lock USING btree (phone_index) WHERE (unlocked_at IS NULL);
CREATE INDEX run_by_time ON public.run USING btree (opened_at, id);
CREATE UNIQUE INDEX run_item_dossier_once ON public.run_item USING btree (run_id, list, dossier_id) WHERE (list <> 'inspect'::text);
CREATE UNIQUE INDEX run_item_tray_once ON public.run_item USING btree (run_id, tray_label) WHERE (list = 'inspect'::text);
CREATE UNIQUE INDEX run_one_open ON public.run USING btree (((closed_at IS NULL))) WHERE (closed_at IS NULL);
CREATE UNIQUE INDEX run_scheduled_once ON public.run USING btree (scheduled_at) WHERE (NOT extra);
CREATE INDEX sign_in_failure_by_time ON public.sign_in_failure USING btree (failed_at);
CREATE INDEX staff_session_live ON public.staff_session USING btree (account_id) WHERE (ended_at IS NULL);
CREATE INDEX webhook_message_due ON public.webhook_message USING btree (next_attempt_at);
CREATE INDEX webhook_message_of_partner ON public.webhook_message USING btree (partner_id, state);

-- Functions
CREATE OR REPLACE FUNCTION public.audit_closed_for_good()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        BEGIN
          IF OLD.closed_at IS NOT NULL THEN
            RAISE EXCEPTION 'audit % is closed and stays as it is', OLD.id USING ERRCODE = 'MC001';
          END IF;
          IF NEW.closed_at IS NOT NULL
             AND EXISTS (SELECT FROM audit_item WHERE audit_id = NEW.id AND result IS NULL) THEN
            RAISE EXCEPTION 'audit % has trays without a result', NEW.id USING ERRCODE = 'MC001';
          END IF;
          RETURN NEW;
        END $function$;
CREATE OR REPLACE FUNCTION public.audit_item_of_an_open_audit()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        BEGIN
          IF NOT EXISTS (SELECT FROM audit WHERE id = NEW.audit_id AND closed_at IS NULL FOR SHARE) THEN
            RAISE EXCEPTION 'audit % is closed; its items stay as they are', NEW.audit_id USING ERRCODE = 'MC001';
          END IF;
          RETURN NEW;
        END $function$;
CREATE OR REPLACE FUNCTION public.ledger_check_link()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
        DECLARE head ledger_head%ROWTYPE;
        BEGIN
          SELECT * INTO head FROM ledger_head FOR UPDATE;
          IF NEW.sequence <> head.sequence + 1
             OR (NEW.body::jsonb ->> 'sequence')::bigint IS DISTINCT FROM NEW.sequence THEN
            RAISE EXCEPTION 'ledger entry % does not follow %', NEW.sequence, head.sequence USING ERRCODE = 'MC001';
          END IF;
          IF NEW.previous_hash <> head.hash
             OR NEW.hash <> sha256(NEW.previous_hash || convert_to(NEW.body, 'UTF8')) THEN
            RAISE EXCEPTION 'ledger entry % is not linked to its predecessor', NEW.sequence USING ERRCODE = 'MC001';
          END IF;
          UPDATE ledger_head SET sequence = NEW.sequence, hash = NEW.hash;
          RETURN NEW;
        END $function$;
CREATE OR REPLACE FUNCTION public.ledger_check_signed_head()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
        BEGIN
          IF NOT EXISTS (SELECT FROM ledger_entry WHERE sequence = NEW.sequence AND hash = NEW.hash) THEN
            RAISE EXCEPTION 'there is no ledger entry % with this hash', NEW.sequence USING ERRCODE = 'MC001';
          END IF;
          RETURN NEW;
        END $function$;
CREATE OR REPLACE FUNCTION public.ledger_lock_head()
 RETURNS TABLE(sequence bigint, hash bytea)
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$ SELECT head.sequence, head.hash FROM ledger_head head FOR UPDATE $function$;
CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        BEGIN
          RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'MC001';
        END $function$;
CREATE OR REPLACE FUNCTION public.require_ledger_entry()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO 'public', 'pg_temp'
AS $function$
        DECLARE id text := to_jsonb(NEW) ->> TG_ARGV[0];
        BEGIN
          IF NOT EXISTS (
            SELECT FROM ledger_entry
             WHERE subject_type = TG_TABLE_NAME AND subject_id = id AND subject_version = NEW.version
          ) THEN
            RAISE EXCEPTION '% % version % has no ledger entry', TG_TABLE_NAME, id, NEW.version
              USING ERRCODE = 'MC001';
          END IF;
          RETURN NULL;
        END $function$;
CREATE OR REPLACE FUNCTION public.require_next_version()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        BEGIN
          IF NEW.version <> OLD.version + 1 THEN
            RAISE EXCEPTION '% must go from version % to %', TG_TABLE_NAME, OLD.version, OLD.version + 1
              USING ERRCODE = 'MC001';
          END IF;
          RETURN NEW;
        END $function$;
CREATE OR REPLACE FUNCTION public.run_closed_for_good()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        BEGIN
          IF OLD.closed_at IS NOT NULL THEN
            RAISE EXCEPTION 'run % is closed and stays as it is', OLD.id USING ERRCODE = 'MC001';
          END IF;
          IF NEW.closed_at IS NOT NULL
             AND EXISTS (SELECT FROM run_item WHERE run_id = NEW.id AND result IS NULL) THEN
            RAISE EXCEPTION 'run % has items without a result', NEW.id USING ERRCODE = 'MC001';
          END IF;
          RETURN NEW;
        END $function$;
CREATE OR REPLACE FUNCTION public.run_item_of_an_open_run()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
        BEGIN
          IF NOT EXISTS (SELECT FROM run WHERE id = NEW.run_id AND closed_at IS NULL FOR SHARE) THEN
            RAISE EXCEPTION 'run % is closed; its items stay as they are', NEW.run_id USING ERRCODE = 'MC001';
          END IF;
          RETURN NEW;
        END $function$;

-- Triggers
CREATE TRIGGER audit_closed_over_results BEFORE UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION audit_closed_for_good();
CREATE CONSTRAINT TRIGGER audit_in_ledger AFTER INSERT OR UPDATE ON public.audit DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_ledger_entry('id');
CREATE TRIGGER audit_never_deleted BEFORE DELETE OR TRUNCATE ON public.audit FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_next_version BEFORE UPDATE ON public.audit FOR EACH ROW EXECUTE FUNCTION require_next_version();
CREATE TRIGGER audit_item_never_deleted BEFORE DELETE OR TRUNCATE ON public.audit_item FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER audit_item_while_open BEFORE INSERT OR UPDATE ON public.audit_item FOR EACH ROW EXECUTE FUNCTION audit_item_of_an_open_audit();
CREATE CONSTRAINT TRIGGER door_operation_in_ledger AFTER INSERT OR UPDATE ON public.door_operation DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_ledger_entry('id');
CREATE TRIGGER door_operation_never_deleted BEFORE DELETE OR TRUNCATE ON public.door_operation FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER door_operation_next_version BEFORE UPDATE ON public.door_operation FOR EACH ROW EXECUTE FUNCTION require_next_version();
CREATE CONSTRAINT TRIGGER dossier_in_ledger AFTER INSERT OR UPDATE ON public.dossier DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_ledger_entry('id');
CREATE TRIGGER dossier_never_deleted BEFORE DELETE OR TRUNCATE ON public.dossier FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER dossier_next_version BEFORE UPDATE ON public.dossier FOR EACH ROW EXECUTE FUNCTION require_next_version();
CREATE CONSTRAINT TRIGGER kiosk_in_ledger AFTER INSERT OR UPDATE ON public.kiosk DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_ledger_entry('id');
CREATE TRIGGER kiosk_never_deleted BEFORE DELETE OR TRUNCATE ON public.kiosk FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER kiosk_next_version BEFORE UPDATE ON public.kiosk FOR EACH ROW EXECUTE FUNCTION require_next_version();
CREATE TRIGGER ledger_entry_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_entry FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_entry_link BEFORE INSERT ON public.ledger_entry FOR EACH ROW EXECUTE FUNCTION ledger_check_link();
CREATE TRIGGER ledger_head_kept BEFORE DELETE OR TRUNCATE ON public.ledger_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_signed_head_append_only BEFORE DELETE OR UPDATE OR TRUNCATE ON public.ledger_signed_head FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER ledger_signed_head_of_an_entry BEFORE INSERT ON public.ledger_signed_head FOR EACH ROW EXECUTE FUNCTION ledger_check_signed_head();
CREATE CONSTRAINT TRIGGER notice_in_ledger AFTER INSERT OR UPDATE ON public.notice DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_ledger_entry('id');
CREATE TRIGGER notice_never_deleted BEFORE DELETE OR TRUNCATE ON public.notice FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER notice_next_version BEFORE UPDATE ON public.notice FOR EACH ROW EXECUTE FUNCTION require_next_version();
CREATE CONSTRAINT TRIGGER partner_in_ledger AFTER INSERT OR UPDATE ON public.partner DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_ledger_entry('id');
CREATE TRIGGER partner_never_deleted BEFORE DELETE OR TRUNCATE ON public.partner FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER partner_next_version BEFORE UPDATE ON public.partner FOR EACH ROW EXECUTE FUNCTION require_next_version();
CREATE CONSTRAINT TRIGGER phone_lock_in_ledger AFTER INSERT OR UPDATE ON public.phone_lock DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_ledger_entry('id');
CREATE TRIGGER phone_lock_never_deleted_while_it_stands BEFORE DELETE ON public.phone_lock FOR EACH ROW WHEN ((old.unlocked_at IS NULL)) EXECUTE FUNCTION refuse_change();
CREATE TRIGGER phone_lock_never_emptied BEFORE TRUNCATE ON public.phone_lock FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER phone_lock_next_version BEFORE UPDATE ON public.phone_lock FOR EACH ROW EXECUTE FUNCTION require_next_version();
CREATE TRIGGER run_closed_over_results BEFORE UPDATE ON public.run FOR EACH ROW EXECUTE FUNCTION run_closed_for_good();
CREATE CONSTRAINT TRIGGER run_in_ledger AFTER INSERT OR UPDATE ON public.run DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_ledger_entry('id');
CREATE TRIGGER run_never_deleted BEFORE DELETE OR TRUNCATE ON public.run FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER run_next_version BEFORE UPDATE ON public.run FOR EACH ROW EXECUTE FUNCTION require_next_version();
CREATE TRIGGER run_item_never_deleted BEFORE DELETE OR TRUNCATE ON public.run_item FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER run_item_while_open BEFORE INSERT OR UPDATE ON public.run_item FOR EACH ROW EXECUTE FUNCTION run_item_of_an_open_run();
CREATE CONSTRAINT TRIGGER site_key_in_ledger AFTER INSERT OR UPDATE ON public.site_key DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_ledger_entry('id');
CREATE TRIGGER site_key_never_deleted BEFORE DELETE OR TRUNCATE ON public.site_key FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER site_key_next_version BEFORE UPDATE ON public.site_key FOR EACH ROW EXECUTE FUNCTION require_next_version();
CREATE CONSTRAINT TRIGGER staff_account_in_ledger AFTER INSERT OR UPDATE ON public.staff_account DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_ledger_entry('id');
CREATE TRIGGER staff_account_never_deleted BEFORE DELETE OR TRUNCATE ON public.staff_account FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER staff_account_next_version BEFORE UPDATE ON public.staff_account FOR EACH ROW EXECUTE FUNCTION require_next_version();
CREATE CONSTRAINT TRIGGER tray_in_ledger AFTER INSERT OR UPDATE ON public.tray DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION require_ledger_entry('label');
CREATE TRIGGER tray_never_deleted BEFORE DELETE OR TRUNCATE ON public.tray FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER tray_next_version BEFORE UPDATE ON public.tray FOR EACH ROW EXECUTE FUNCTION require_next_version();

-- Rights
GRANT UPDATE ON COLUMN clock_seen.newest_at TO motcua247_service;
GRANT UPDATE ON COLUMN code_failure.ahead_since TO motcua247_service;
GRANT UPDATE ON COLUMN code_failure.code_id TO motcua247_service;
GRANT UPDATE ON COLUMN code_failure.in_a_row TO motcua247_service;
GRANT UPDATE ON COLUMN code_failure.phone_index TO motcua247_service;
GRANT UPDATE ON COLUMN ended_ahead.ahead_since TO motcua247_service;
GRANT UPDATE ON COLUMN kiosk_set_up_code.ahead_since TO motcua247_service;
GRANT UPDATE ON COLUMN kiosk_set_up_code.ended TO motcua247_service;
GRANT UPDATE ON COLUMN kiosk_set_up_code.tries_left TO motcua247_service;
GRANT UPDATE ON COLUMN openings_accounted_for.bridge_boot_id TO motcua247_service;
GRANT UPDATE ON COLUMN openings_accounted_for.openings TO motcua247_service;
GRANT UPDATE ON COLUMN partner.ended_at TO motcua247_service;
GRANT UPDATE ON COLUMN partner.version TO motcua247_service;
GRANT UPDATE ON COLUMN partner_key.ended_at TO motcua247_service;
GRANT UPDATE ON COLUMN partner_key.last_used_on TO motcua247_service;
GRANT UPDATE ON COLUMN phone_lock.unlocked_at TO motcua247_service;
GRANT UPDATE ON COLUMN phone_lock.unlocked_by TO motcua247_service;
GRANT UPDATE ON COLUMN phone_lock.version TO motcua247_service;
GRANT UPDATE ON COLUMN pickup_qr_given.ahead_since TO motcua247_service;
GRANT UPDATE ON COLUMN second_factor.confirmed_at TO motcua247_service;
GRANT UPDATE ON COLUMN second_factor.newest_time_step TO motcua247_service;
GRANT UPDATE ON COLUMN second_factor.recovery_salting TO motcua247_service;
GRANT UPDATE ON COLUMN second_factor.sealed_secret TO motcua247_service;
GRANT UPDATE ON COLUMN sign_in_failure.account_id TO motcua247_service;
GRANT UPDATE ON COLUMN sign_in_failure.ahead_since TO motcua247_service;
GRANT UPDATE ON COLUMN sign_in_failure.failed_at TO motcua247_service;
GRANT UPDATE ON COLUMN sign_in_failure.failures TO motcua247_service;
GRANT UPDATE ON COLUMN sign_in_failure.told TO motcua247_service;
GRANT UPDATE ON COLUMN webhook_message.attempts TO motcua247_service;
GRANT UPDATE ON COLUMN webhook_message.detail TO motcua247_service;
GRANT UPDATE ON COLUMN webhook_message.next_attempt_at TO motcua247_service;
GRANT UPDATE ON COLUMN webhook_message.state TO motcua247_service;
GRANT EXECUTE ON FUNCTION audit_closed_for_good() TO PUBLIC;
GRANT EXECUTE ON FUNCTION audit_item_of_an_open_audit() TO PUBLIC;
GRANT EXECUTE ON FUNCTION ledger_check_link() TO PUBLIC;
GRANT EXECUTE ON FUNCTION ledger_check_signed_head() TO PUBLIC;
GRANT EXECUTE ON FUNCTION ledger_lock_head() TO motcua247_service;
GRANT EXECUTE ON FUNCTION refuse_change() TO PUBLIC;
GRANT EXECUTE ON FUNCTION require_ledger_entry() TO PUBLIC;
GRANT EXECUTE ON FUNCTION require_next_version() TO PUBLIC;
GRANT EXECUTE ON FUNCTION run_closed_for_good() TO PUBLIC;
GRANT EXECUTE ON FUNCTION run_item_of_an_open_run() TO PUBLIC;
GRANT USAGE ON SCHEMA public TO motcua247_service;
GRANT USAGE ON SCHEMA public TO PUBLIC;
GRANT INSERT, SELECT, UPDATE ON TABLE audit TO motcua247_service;
GRANT INSERT, SELECT, UPDATE ON TABLE audit_item TO motcua247_service;
GRANT INSERT, SELECT, UPDATE ON TABLE cabinet TO motcua247_service;
GRANT SELECT ON TABLE call_to_make TO motcua247_service;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE citizen_code TO motcua247_service;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE citizen_session TO motcua247_service;
GRANT INSERT, SELECT ON TABLE clock_seen TO motcua247_service;
GRANT DELETE, INSERT, SELECT ON TABLE code_failure TO motcua247_service;
GRANT DELETE, INSERT, SELECT ON TABLE code_outcome TO motcua247_service;
GRANT INSERT, SELECT, UPDATE ON TABLE department TO motcua247_service;
GRANT INSERT, SELECT, UPDATE ON TABLE deposit_counter TO motcua247_service;
GRANT INSERT, SELECT, UPDATE ON TABLE door_operation TO motcua247_service;
GRANT INSERT, SELECT, UPDATE ON TABLE dossier TO motcua247_service;
GRANT DELETE, INSERT, SELECT ON TABLE dossier_key TO motcua247_service;
GRANT DELETE, INSERT, SELECT ON TABLE ended_ahead TO motcua247_service;
GRANT INSERT, SELECT, UPDATE ON TABLE field TO motcua247_service;
GRANT SELECT ON TABLE free_tray TO motcua247_service;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE idempotent_answer TO motcua247_service;
GRANT INSERT, SELECT, UPDATE ON TABLE kiosk TO motcua247_service;
GRANT DELETE, INSERT, SELECT ON TABLE kiosk_set_up_code TO motcua247_service;
GRANT INSERT, SELECT ON TABLE ledger_entry TO motcua247_service;
GRANT SELECT ON TABLE ledger_head TO motcua247_service;
GRANT INSERT, SELECT ON TABLE ledger_signed_head TO motcua247_service;
GRANT INSERT, SELECT ON TABLE missed_run TO motcua247_service;
GRANT INSERT, SELECT, UPDATE ON TABLE notice TO motcua247_service;
GRANT INSERT, SELECT ON TABLE openings_accounted_for TO motcua247_service;
GRANT INSERT, SELECT ON TABLE partner TO motcua247_service;
GRANT INSERT, SELECT, UPDATE ON TABLE partner_callback_secret TO motcua247_service;
GRANT INSERT, SELECT ON TABLE partner_key TO motcua247_service;
GRANT INSERT, SELECT, UPDATE ON TABLE partner_webhook TO motcua247_service;
GRANT DELETE, INSERT, SELECT ON TABLE phone_lock TO motcua247_service;
GRANT DELETE, INSERT, SELECT ON TABLE pickup_qr_given TO motcua247_service;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE pickup_token TO motcua247_service;
GRANT INSERT, SELECT, UPDATE ON TABLE procedure TO motcua247_service;
GRANT INSERT, SELECT, UPDATE ON TABLE rating_count TO motcua247_service;
GRANT DELETE, INSERT, SELECT ON TABLE recovery_code TO motcua247_service;
GRANT INSERT, SELECT, UPDATE ON TABLE run TO motcua247_service;
GRANT INSERT, SELECT, UPDATE ON TABLE run_item TO motcua247_service;
GRANT DELETE, INSERT, SELECT ON TABLE second_factor TO motcua247_service;
GRANT DELETE, INSERT, SELECT ON TABLE sign_in_failure TO motcua247_service;
GRANT INSERT, SELECT, UPDATE ON TABLE staff_account TO motcua247_service;
GRANT DELETE, INSERT, SELECT, UPDATE ON TABLE staff_session TO motcua247_service;
GRANT INSERT, SELECT, UPDATE ON TABLE tray TO motcua247_service;
GRANT SELECT ON TABLE tray_content TO motcua247_service;
GRANT INSERT, SELECT, UPDATE ON TABLE tray_wear TO motcua247_service;
GRANT DELETE, INSERT, SELECT ON TABLE webhook_message TO motcua247_service;
GRANT INSERT, SELECT, UPDATE ON TABLE working_day_swap TO motcua247_service;
