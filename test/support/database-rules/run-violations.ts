import { randomUUID } from 'node:crypto';
import { at, dossier, later, officerId, type Insert, type Row, type Violations } from './sample-rows.js';

const runId = randomUUID();
const dossierId = randomUUID();
const lying = dossier('deposited', 'tray', { id: dossierId });

export const run = (changes: Row = {}): Insert => [
  'run',
  {
    id: randomUUID(),
    scheduled_at: '2026-11-23T01:00:00Z',
    extra: false,
    caught_up_times: [],
    opened_at: at,
    opened_by: officerId,
    version: 1,
    ...changes,
  },
];
const closed: Row = { closed_at: later, closed_by: officerId, record: '{}' };

const item = (changes: Row): Insert => [
  'run_item',
  {
    id: randomUUID(),
    run_id: runId,
    list: 'collect',
    position: 1,
    dossier_id: dossierId,
    tray_label: 'A01',
    ...changes,
  },
];
const openRun: readonly Insert[] = [lying, run({ id: runId })];

const runs: Violations = {
  run_closed_whole: [run({ closed_at: later })],
  run_extra_beside_the_schedule: [run({ extra: true })],
  run_catches_up_what_was_before: [run({ caught_up_times: [later] })],
  run_scheduled_once: [run({ ...closed }), run()],
  run_one_open: [run(), run({ extra: true, scheduled_at: at })],
  run_item_list_known: [...openRun, item({ list: 'admire' })],
  run_item_position_from_one: [...openRun, item({ position: 0 })],
  run_item_position_once: [...openRun, item({}), item({ dossier_id: randomUUID() })],
  run_item_result_known: [...openRun, item({ result: 'forgotten' })],
  run_item_names_its_thing: [...openRun, item({ list: 'return', tray_label: null })],
  run_item_unresolved_with_reason: [...openRun, item({ result: 'unresolved' })],
  run_item_dossier_once: [...openRun, item({}), item({ position: 2 })],
  run_item_tray_once: [
    ...openRun,
    item({ list: 'inspect', dossier_id: null }),
    item({ list: 'inspect', dossier_id: null, position: 2 }),
  ],
};

export const notice = (changes: Row = {}): Insert => [
  'notice',
  {
    id: randomUUID(),
    dossier_id: dossierId,
    template: 'envelope_received',
    occasion: '1',
    parameters: '{}',
    state: 'waiting',
    attempts: 0,
    lookups: 0,
    next_attempt_at: later,
    created_at: at,
    changed_at: at,
    version: 1,
    ...changes,
  },
];
const sent: Row = {
  state: 'sent',
  attempts: 1,
  attempted_at: at,
  channel: 'twilio',
  next_attempt_at: null,
  provider_reference: 'SM1',
};

const notices: Violations = {
  notice_template_known: [lying, notice({ template: 'birthday' })],
  notice_parameters_by_name: [lying, notice({ parameters: '[]' })],
  notice_state_known: [lying, notice({ ...sent, state: 'lost' })],
  notice_attempts_counted: [lying, notice({ ...sent, attempts: -1 })],
  notice_lookups_counted: [lying, notice({ lookups: -1 })],
  notice_provider_reference_once: [lying, notice({ ...sent }), notice({ ...sent, occasion: '2' })],
  notice_once_per_occasion: [lying, notice(), notice()],
  notice_goes_on_or_ends: [lying, notice({ next_attempt_at: null })],
  notice_attempt_whole: [lying, notice({ ...sent, channel: null })],
  notice_call_reason_known: [
    lying,
    notice({ state: 'undelivered', next_attempt_at: null, call_reason: 'mood' }),
  ],
  notice_call_outcome_known: [lying, notice({ called_at: at, called_by: officerId, call_outcome: 'sang' })],
  notice_call_whole: [lying, notice({ called_at: at })],
};

export const runViolations: Violations = { ...runs, ...notices };
