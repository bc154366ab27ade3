/** Everything that can go wrong after the first screen; each has a screen of its own with ways on. */
export type Trouble =
  | { readonly kind: 'no_tray_free'; readonly nextRunAt: string | null }
  | { readonly kind: 'factor_wrong'; readonly triesLeft: number }
  | { readonly kind: 'other_door_open'; readonly openTrays: string }
  /** Too many codes were asked for or guessed: for this phone, at this kiosk, at this site. Null: nobody knows for how long. */
  | {
      readonly kind: 'too_many_requests' | 'kiosk_at_limit' | 'site_at_limit';
      readonly waitSeconds: number | null;
    }
  /** Nothing is broken: the lock has to cool down, or rests for another one, for so long before it is pulsed. */
  | { readonly kind: 'lock_cools_deposit' | 'lock_cools_pickup'; readonly waitSeconds: number | null }
  | {
      readonly kind:
        | 'lock_stuck_deposit'
        | 'lock_stuck_pickup'
        | 'not_put_in'
        | 'not_taken'
        | 'unsure_deposit'
        | 'unsure_pickup'
        | 'tray_blocked'
        | 'cabinet_unreachable'
        | 'power_failing'
        | 'unreachable'
        | 'sms_failed'
        | 'message_undelivered'
        | 'call_unanswered'
        | 'phone_at_desk'
        | 'pickup_qr_wrong'
        | 'factor_exhausted'
        | 'session_ended'
        | 'no_longer_offered'
        | 'not_here'
        | 'no_such_page'
        | 'unexpected';
    };

/** Why a code will not come: the gateway did not take it, the network brought it back, nobody took the call. */
export type NotThere = 'sms_failed' | 'message_undelivered' | 'call_unanswered';

export type TroubleKind = Trouble['kind'];

/** Those of which there is nothing more to say than what they are. */
export type PlainTroubleKind = Exclude<
  TroubleKind,
  | 'no_tray_free'
  | 'factor_wrong'
  | 'other_door_open'
  | 'too_many_requests'
  | 'kiosk_at_limit'
  | 'site_at_limit'
  | 'lock_cools_deposit'
  | 'lock_cools_pickup'
>;

/** What the person can do about it. The first is offered most prominently; leaving is always possible. */
export type Way =
  | 'try_again'
  | 'another_tray'
  | 'open_again'
  | 'new_code'
  | 'call_again'
  | 'by_message'
  | 'other_number'
  | 'number_again'
  | 'by_code'
  | 'answer_again'
  | 'what_waits'
  | 'leave';

/** Where there is nothing to do at the kiosk, the screen names the desk. */
interface WaysOn {
  readonly ways: readonly Way[];
  readonly desk: boolean;
  /** Whether it is bad, or merely to be waited for. */
  readonly tone: 'bad' | 'wait';
}

export const waysOn = {
  no_tray_free: { ways: ['try_again', 'leave'], desk: true, tone: 'wait' },
  other_door_open: { ways: ['try_again', 'leave'], desk: true, tone: 'wait' },
  lock_stuck_deposit: { ways: ['another_tray', 'leave'], desk: false, tone: 'wait' },
  lock_stuck_pickup: { ways: ['what_waits', 'leave'], desk: true, tone: 'bad' },
  lock_cools_deposit: { ways: ['another_tray', 'leave'], desk: false, tone: 'wait' },
  lock_cools_pickup: { ways: ['open_again', 'leave'], desk: false, tone: 'wait' },
  not_put_in: { ways: ['open_again', 'leave'], desk: false, tone: 'wait' },
  not_taken: { ways: ['open_again', 'leave'], desk: false, tone: 'wait' },
  unsure_deposit: { ways: ['leave'], desk: true, tone: 'wait' },
  unsure_pickup: { ways: ['leave'], desk: true, tone: 'wait' },
  tray_blocked: { ways: ['what_waits', 'leave'], desk: true, tone: 'bad' },
  cabinet_unreachable: { ways: ['try_again', 'leave'], desk: true, tone: 'bad' },
  power_failing: { ways: ['leave'], desk: true, tone: 'bad' },
  unreachable: { ways: ['try_again', 'leave'], desk: true, tone: 'bad' },
  sms_failed: { ways: ['new_code', 'leave'], desk: true, tone: 'bad' },
  message_undelivered: { ways: ['other_number', 'new_code', 'leave'], desk: true, tone: 'wait' },
  call_unanswered: { ways: ['call_again', 'by_message', 'leave'], desk: true, tone: 'wait' },
  too_many_requests: { ways: ['new_code', 'leave'], desk: true, tone: 'wait' },
  kiosk_at_limit: { ways: ['leave'], desk: true, tone: 'wait' },
  site_at_limit: { ways: ['leave'], desk: true, tone: 'wait' },
  phone_at_desk: { ways: ['leave'], desk: true, tone: 'wait' },
  pickup_qr_wrong: { ways: ['number_again', 'by_code', 'leave'], desk: true, tone: 'bad' },
  factor_wrong: { ways: ['answer_again', 'leave'], desk: true, tone: 'bad' },
  factor_exhausted: { ways: ['leave'], desk: true, tone: 'bad' },
  session_ended: { ways: ['new_code', 'leave'], desk: false, tone: 'wait' },
  no_longer_offered: { ways: ['leave'], desk: true, tone: 'bad' },
  not_here: { ways: ['what_waits', 'leave'], desk: true, tone: 'bad' },
  no_such_page: { ways: ['leave'], desk: true, tone: 'wait' },
  unexpected: { ways: ['try_again', 'leave'], desk: true, tone: 'bad' },
} as const satisfies Record<TroubleKind, WaysOn>;
