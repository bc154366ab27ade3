import type { Refusal, RequestKind } from './requests.js';
import type { Screen } from './screens.js';
import type { Trouble } from './troubles.js';

/** Which screen tells of a refusal. What no row names is told as unexpected: nothing is ever left without a screen. */
export function screenOfRefusal(kind: RequestKind, { code, facts }: Refusal): Screen {
  switch (code) {
    case 'phone_not_vietnamese_mobile':
      return { name: kind === 'start_session_by_qr' ? 'pickup_phone' : 'phone', refused: true };
    case 'code_wrong':
      return wrongCode(facts['triesLeft']);
    case 'code_expired':
      return { name: 'code_over', why: 'expired' };
    case 'code_foreign':
    case 'code_used':
      return { name: 'code_over', why: facts['reason'] === 'exhausted' ? 'exhausted' : 'replaced' };
    case 'unauthenticated':
      // Without a session only the kiosk itself can be unknown.
      return needsSession(kind) ? trouble({ kind: 'session_ended' }) : { name: 'set_up', refused: true };
    default:
      return trouble(troubleOf(kind, code, facts));
  }
}

function wrongCode(triesLeft: unknown): Screen {
  return typeof triesLeft === 'number' && triesLeft > 0
    ? { name: 'code_wrong', triesLeft }
    : { name: 'code_over', why: 'exhausted' };
}

function troubleOf(kind: RequestKind, code: string, facts: Refusal['facts']): Trouble {
  switch (code) {
    case 'no_tray_free': {
      const nextRunAt = facts['nextRunAt'];
      return { kind: 'no_tray_free', nextRunAt: typeof nextRunAt === 'string' ? nextRunAt : null };
    }
    case 'door_operation_pending':
      return { kind: 'other_door_open', openTrays: openTraysIn(facts) };
    case 'tray_out_of_service':
    case 'tray_content_unknown':
      return { kind: 'tray_blocked' };
    case 'procedure_unknown':
    case 'procedure_not_depositable':
      return { kind: 'no_longer_offered' };
    case 'pickup_factor_wrong': {
      const triesLeft = facts['triesLeft'];
      return typeof triesLeft === 'number' && triesLeft > 0
        ? { kind: 'factor_wrong', triesLeft }
        : { kind: 'factor_exhausted' };
    }
    case 'pickup_qr_wrong':
      return { kind: code };
    case 'not_found':
      return { kind: kind === 'read_status' ? 'no_such_page' : 'not_here' };
    case 'transition_not_legal':
    case 'operation_settled':
      return { kind: 'not_here' };
    case 'session_ended':
    case 'forbidden':
      return { kind: 'session_ended' };
    case 'cabinet_unreachable':
    case 'power_failing':
    case 'unreachable':
      return { kind: code };
    case 'too_many_requests':
      return overLimit(facts);
    case 'service_unavailable':
      return { kind: 'unreachable' };
    default:
      return { kind: 'unexpected' };
  }
}

/** A phone for which no waiting helps is for the desk; why, the screen is not told. */
function overLimit({ limit, retryAfterSeconds }: Refusal['facts']): Trouble {
  const waitSeconds = typeof retryAfterSeconds === 'number' ? retryAfterSeconds : null;
  // Of the whole network address, not of the person: nothing was done, and in a moment it works.
  if (limit === 'address') return { kind: 'unreachable' };
  if (limit === 'kiosk') return { kind: 'kiosk_at_limit', waitSeconds };
  if (limit === 'site') return { kind: 'site_at_limit', waitSeconds };
  if (limit === 'phone' && waitSeconds === null) return { kind: 'phone_at_desk' };
  return { kind: 'too_many_requests', waitSeconds };
}

const openTraysIn = (facts: Refusal['facts']): string =>
  Array.isArray(facts['openTrays']) ? facts['openTrays'].join(', ') : '';

const trouble = (what: Trouble): Screen => ({ name: 'trouble', trouble: what });

const needsSession = (kind: RequestKind): boolean =>
  kind !== 'ask_code' && kind !== 'start_session' && kind !== 'start_session_by_qr' && kind !== 'read_status';
