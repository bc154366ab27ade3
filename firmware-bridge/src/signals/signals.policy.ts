/** When lamps are lit and buzzers sound. Pure; times are on the monotonic clock, in milliseconds. */

export interface TrayCauses {
  readonly tray: string;
  /** Since when it is being opened, stands open, or may stand open; undefined: it does not. */
  readonly busySinceMs: number | undefined;
  /** Since when its door is seen open. */
  readonly openSinceMs: number | undefined;
}

/** Everything that a cabinet's signals follow from. */
export interface CabinetCauses {
  /** Since when somebody stands there. */
  readonly presentSinceMs: number | undefined;
  readonly housingOpen: boolean;
  readonly mainsFailing: boolean;
  /** The last pulse of any of its locks. */
  readonly pulsedAtMs: number | undefined;
  readonly trays: readonly TrayCauses[];
}

export interface SignalLimits {
  readonly leftOpenAfterMs: number;
  readonly lampAtMostMs: number;
  readonly buzzerAtMostMs: number;
}

export interface ShownSignals {
  readonly lamp: 'lit' | 'dark';
  readonly buzzer: 'silent' | 'opened' | 'left_open';
  readonly litTrays: readonly string[];
  /** Whether the buzzer sounds at this very moment. */
  readonly sounding: boolean;
  /** When a tone begins or ends; infinite while there is none. */
  readonly toneChangesAtMs: number;
}

/** "Your tray is unlocked": long enough to turn one's head. */
export const openedToneMs = 200;

/** "Shut the door": slow enough to be no siren. */
export const warningTone = { toneMs: 300, everyMs: 2_000 } as const;

function lasts(sinceMs: number | undefined, atMostMs: number, nowMs: number): boolean {
  return sinceMs !== undefined && nowMs - sinceMs < atMostMs;
}

type Sound = Pick<ShownSignals, 'buzzer' | 'sounding' | 'toneChangesAtMs'>;

function decideSound(causes: CabinetCauses, limits: SignalLimits, nowMs: number): Sound {
  const { leftOpenAfterMs, buzzerAtMostMs } = limits;
  // Who has the housing open stands there with a tool, and has doors open on purpose.
  const warningsSinceMs = causes.housingOpen
    ? []
    : causes.trays.flatMap(({ openSinceMs }) => {
        const sinceMs = openSinceMs === undefined ? Infinity : openSinceMs + leftOpenAfterMs;
        return sinceMs <= nowMs && lasts(sinceMs, buzzerAtMostMs, nowMs) ? [sinceMs] : [];
      });
  if (warningsSinceMs.length > 0) {
    const inRoundMs = (nowMs - Math.min(...warningsSinceMs)) % warningTone.everyMs;
    const sounding = inRoundMs < warningTone.toneMs;
    const leftMs = (sounding ? warningTone.toneMs : warningTone.everyMs) - inRoundMs;
    return { buzzer: 'left_open', sounding, toneChangesAtMs: nowMs + leftMs };
  }
  const { pulsedAtMs } = causes;
  return pulsedAtMs !== undefined && lasts(pulsedAtMs, openedToneMs, nowMs)
    ? { buzzer: 'opened', sounding: true, toneChangesAtMs: pulsedAtMs + openedToneMs }
    : { buzzer: 'silent', sounding: false, toneChangesAtMs: Infinity };
}

/** What the lamp, the buzzer and the lamps of the trays of one cabinet show now. */
export function decideSignals(causes: CabinetCauses, limits: SignalLimits, nowMs: number): ShownSignals {
  const { lampAtMostMs } = limits;
  const litTrays = causes.trays
    .filter(({ busySinceMs }) => lasts(busySinceMs, lampAtMostMs, nowMs))
    .map(({ tray }) => tray);
  // What is stored is for those who have a door open.
  const seesSomebody = !causes.mainsFailing && lasts(causes.presentSinceMs, lampAtMostMs, nowMs);
  return {
    lamp: litTrays.length > 0 || seesSomebody ? 'lit' : 'dark',
    litTrays,
    ...decideSound(causes, limits, nowMs),
  };
}
