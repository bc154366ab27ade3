import type { Translated } from '../../../shared/texts/index.js';
import type { vi } from '../vi/problems.js';

export const en: Translated<typeof vi> = {
  validation_failed: { title: 'Something is not right yet', help: 'Look again at what you entered.' },
  idempotency_key_missing: { title: 'The request is not valid', help: 'Load the page again and repeat it.' },
  unauthenticated: { title: 'You are not signed in', help: 'Sign in.' },
  session_ended: { title: 'Your session has ended', help: 'Sign in again.' },
  code_wrong: { title: 'The code is wrong', help: 'Check it and enter it again.' },
  code_expired: { title: 'The code has expired', help: 'Ask for a new one.' },
  code_used: { title: 'The code has been used', help: 'Ask for a new one.' },
  pickup_qr_wrong: { title: 'QR code and number do not match', help: 'Check the number.' },
  pickup_factor_wrong: { title: 'This does not fit the holder', help: 'Check it.' },
  pickup_factor_missing: {
    title: 'Something about the holder is missing',
    help: 'Write it down first, then open the tray.',
  },
  code_foreign: { title: 'The code is not from this screen', help: 'Ask for a new one here.' },
  forbidden: { title: 'You may not do this', help: 'Ask somebody who may.' },
  second_factor_required: { title: 'A code is needed', help: 'Enter the code of your authenticator app.' },
  reauthentication_required: {
    title: 'Prove again that it is you',
    help: 'Enter the code of your authenticator app, then repeat what you wanted.',
  },
  second_person_required: {
    title: 'A second person is needed',
    help: 'Papers may lie in this tray. Ask somebody else who may open it to confirm with you.',
  },
  same_person_twice: {
    title: 'Somebody else is needed',
    help: 'The second person must be somebody else than you.',
  },
  second_person_may_not: {
    title: 'The second person may not do this',
    help: 'The second person has no right to open this tray. Ask somebody else.',
  },
  password_change_required: { title: 'Choose a new password first', help: 'Choose a new password.' },
  not_found: { title: 'Not found', help: 'It may have changed. Go back to the list.' },
  transition_not_legal: {
    title: 'The dossier is no longer in a state that allows this',
    help: 'Somebody was faster, or the citizen has fetched it. The screen is up to date now; look again.',
  },
  operation_settled: { title: 'This opening is over', help: 'See what came of it on the screen.' },
  door_operation_pending: {
    title: 'A door operation is not finished yet',
    help: 'Close the open door and wait a moment.',
  },
  no_tray_free: { title: 'No tray is free', help: 'Take something out, or send it to the desk.' },
  tray_out_of_service: { title: 'The tray is out of service', help: 'Choose another tray.' },
  tray_not_free: { title: 'The tray is not free', help: 'Choose another tray.' },
  tray_content_unknown: { title: 'Nobody knows what is in the tray', help: 'Open it and look first.' },
  official_code_taken: {
    title: 'Another dossier has this official code',
    help: 'Check the code in the one-stop system.',
  },
  run_not_open: { title: 'The run is not open', help: 'Somebody has closed it. Look again.' },
  run_already_open: { title: 'Another run is open', help: 'Go on with it, or close it first.' },
  run_has_unresolved_items: {
    title: 'The run has unresolved items',
    help: 'Resolve them, or say for each why it is left.',
  },
  procedure_changed: {
    title: 'The procedure was changed meanwhile',
    help: 'Nothing was overwritten. Take what it is now, then change it.',
  },
  preview_outdated: { title: 'The preview is outdated', help: 'Preview again, then confirm.' },
  audit_already_open: { title: 'An audit of this cabinet is open', help: 'Go on with it.' },
  audit_not_open: { title: 'The audit is not open', help: 'Look at the list of audits again.' },
  audit_has_open_items: {
    title: 'Some trays have not been looked into',
    help: 'Open and look into the rest.',
  },
  partner_has_two_keys: {
    title: 'The system has two keys already',
    help: 'End the one that is not used any more first.',
  },
  already_exists: { title: 'It exists already', help: 'Choose another name or code.' },
  simulator_refused: {
    title: 'The simulated cabinet does not let this happen',
    help: 'Only in the demo. Look at the virtual cabinet.',
  },
  request_too_slow: { title: 'The request came too slowly', help: 'Check the network and send again.' },
  payload_too_large: { title: 'It is too large', help: 'Divide it and send again.' },
  unsupported_media_type: { title: 'This kind of file cannot be used', help: 'Choose another file.' },
  misdirected_request: { title: 'Wrong address', help: 'Open the console at its own address.' },
  given_password_over: {
    title: 'The password that you were given works no more',
    help: 'It works for one sign-in within three days. If you have not used it, tell an administrator at once, and ask for another.',
  },
  password_too_common: {
    title: 'The password is too easy to guess',
    help: 'Many people use it, or it is mostly your name. Choose a sentence that only you would say.',
  },
  phone_not_vietnamese_mobile: { title: 'No Vietnamese mobile number', help: 'Check the number.' },
  procedure_unknown: { title: 'There is no such procedure', help: 'Choose again.' },
  procedure_not_depositable: { title: 'This procedure is not deposited here', help: 'Take it at the desk.' },
  procedure_not_fetchable: {
    title: 'Results of this procedure are not fetched here',
    help: 'Send it to the desk.',
  },
  idempotency_key_reused: { title: 'The request is not valid', help: 'Load the page again and repeat it.' },
  too_many_requests: { title: 'Too many requests', help: 'Wait a moment and try again.' },
  internal_error: {
    title: 'Something went wrong on our side',
    help: 'Try again; if it stays, tell the administrator. Nothing is lost.',
  },
  cabinet_unreachable: {
    title: 'The cabinet does not answer',
    help: 'No door was opened. Try again; if it stays, call the technician.',
  },
  power_failing: {
    title: 'The power supply is failing',
    help: 'No tray is opened now. Wait until the power is steady.',
  },
  service_unavailable: { title: 'The service cannot answer now', help: 'Wait a moment and try again.' },
  unreachable: {
    title: 'No answer came',
    help: 'It is not known whether it was done. Check the network and look again before you repeat it.',
  },
};
