import type { Site } from '../config/index.js';
import type { Timing } from './http/kiosk-overview.schemas.js';

const secondsAMinute = 60;

/** How long things take at this site, as screens count them down. */
export function timingOf({ codes, sessions, deposit, doors }: Site): Timing {
  return {
    codeSeconds: codes.validMinutes * secondsAMinute,
    resendWaitSeconds: codes.resendWaitSeconds,
    sessionSeconds: sessions.citizenMinutes * secondsAMinute,
    idleSeconds: sessions.citizenIdleSeconds,
    reservationSeconds: deposit.reservationMinutes * secondsAMinute,
    reopenGraceSeconds: doors.reopenGraceSeconds,
    leftOpenWarningSeconds: doors.leftOpenWarningSeconds,
    leftOpenAlarmSeconds: doors.leftOpenAlarmSeconds,
  };
}
