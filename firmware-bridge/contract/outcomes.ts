import { z } from 'zod';

/** What the door sensor shows. `unknown`: the board has not answered recently enough to say. */
export const doorStates = ['open', 'closed', 'unknown'] as const;
export const doorStateSchema = z.enum(doorStates);
export type DoorState = z.infer<typeof doorStateSchema>;

/** What the occupancy sensor shows. `unknown`: no sensor, its board does not answer, or it wavered while the door moved. */
export const occupancies = ['present', 'absent', 'unknown'] as const;
export const occupancySchema = z.enum(occupancies);
export type Occupancy = z.infer<typeof occupancySchema>;

/**
 * What became of one command to open a tray.
 * - `opened`: after the pulse the sensor was seen open.
 * - `not_opened`: either no pulse was sent (`pulsed` is false), or the sensor stayed closed for the whole confirmation time.
 * - `unknown`: a pulse was or may have been sent, and nothing proves what the door did; or the pulse was cut before its time, and the door
 *   stayed closed.
 */
export const openOutcomes = ['opened', 'not_opened', 'unknown'] as const;
export type OpenOutcome = (typeof openOutcomes)[number];

const result = <Outcome extends OpenOutcome, Reason extends string, Pulsed extends z.ZodType<boolean>>(
  outcome: Outcome,
  reasons: [Reason, ...Reason[]],
  pulsed: Pulsed,
) => z.strictObject({ outcome: z.literal(outcome), reason: z.enum(reasons), pulsed });

export const openResultSchema = z.union([
  result('opened', ['door_seen_open'], z.literal(true)),
  result('not_opened', ['door_stayed_closed'], z.literal(true)),
  result(
    'not_opened',
    [
      /** `notAfterMonotonicMs` had passed before the pulse could be sent. */
      'expired',
      /** The command was authorised under an earlier start of the bridge. */
      'stale_boot',
      /** The cabinet already has its allowed number of doors open. */
      'another_door_open',
      /** The board shows the door open. */
      'door_already_open',
      /** The board answers, and what it shows proves no closed door: its last looks differ, or its replies lack the lock. */
      'door_unknown',
      /** The board does not answer, so an opening could not be proved. */
      'board_silent',
      'queue_full',
      'bridge_stopping',
      /** Whoever asked for it had hung up before the pulse; only where the host times it (locks on GPIO). */
      'client_gone',
      /** The mains supply fails: what stands open is finished, nothing new is opened. */
      'power_failing',
    ],
    z.literal(false),
  ),
  z.strictObject({
    outcome: z.literal('not_opened'),
    /**
     * For longer than the command is valid the lock has to cool down, or its bus or supply rests: after a start, or for the pulse of another
     * lock and the gap behind it. Nobody is kept waiting for it. Who has waited behind others until the command was void is told `expired`.
     */
    reason: z.literal('cooling_down'),
    pulsed: z.literal(false),
    /** From the answer on, in milliseconds. */
    readyInMs: z.int().min(0),
  }),
  result(
    'unknown',
    [
      'board_silent_after_pulse',
      /** The line was lost after the pulse; on GPIO, where the host times it, what drives the lock failed in the pulse or was lost. */
      'transport_lost',
      'bridge_stopping',
    ],
    z.boolean(),
  ),
]);
export type OpenResult = z.infer<typeof openResultSchema>;

/** Health of the board behind a bank. `starting`: not yet asked since the bridge started. */
export const bankHealthSchema = z.enum(['starting', 'answering', 'silent', 'disconnected']);
export type BankHealth = z.infer<typeof bankHealthSchema>;

/** Why the board behind a bank has the health it has. */
export const bankReasons = [
  /** `starting`: not yet asked often enough to say. */
  'starting',
  /** `answering`: good replies in a row. */
  'replied',
  /** `answering`: good replies in a row, which lack locks that have a tray; nothing is known of those. */
  'locks_missing',
  /** `silent`: not a byte came in time. */
  'no_reply',
  /** `silent`: bytes came, but no good reply among them: noise, another speed, another kind of board. */
  'unreadable_reply',
  /** `silent`: the line is up and takes no bytes. */
  'line_stalled',
  /** `disconnected`: the line was up and ended. */
  'line_lost',
  /** `disconnected`: the line was up and nothing at all came over it; it is opened anew. */
  'line_silent',
  /** `disconnected`: the line cannot be opened. */
  'line_not_opened',
  /** `silent`: the guard of the GPIO outputs is gone, or is ended because it could not bring a pulse to its end. */
  'guard_lost',
  /** `silent`: the door switches on GPIO lines cannot be read. */
  'unreadable_lines',
] as const;
export const bankReasonSchema = z.enum(bankReasons);
export type BankReason = z.infer<typeof bankReasonSchema>;

/** Characters of ASCII, so that the longest snapshot can be counted beforehand. */
export const longestBankDetail = 120;

/** What goes with a reason in plain words, as the operating system or the line gave it; for a technician, never for a decision. */
export const bankDetailSchema = z
  .string()
  .regex(/^[ -~]+$/)
  .max(longestBankDetail)
  .nullable();

/**
 * The mains supply of the cabinets, as the power-fail input shows it. `unknown`: the site has no such input, or it cannot be
 * read; nothing is refused for that, because a warning that is missing says nothing about the supply.
 */
export const mainsStates = ['present', 'failing', 'unknown'] as const;
export const mainsSchema = z.enum(mainsStates);
export type Mains = z.infer<typeof mainsSchema>;

/** The housing of a cabinet, as its tamper switch shows it. `unknown`: there is no such switch, or it cannot be read. */
export const housingStates = ['closed', 'open', 'unknown'] as const;
export const housingSchema = z.enum(housingStates);
export type Housing = z.infer<typeof housingSchema>;

/** Whether somebody stands before a cabinet, as its presence sensor shows it. `unknown`: there is none, or it cannot be read. */
export const presenceStates = ['present', 'absent', 'unknown'] as const;
export const presenceSchema = z.enum(presenceStates);
export type Presence = z.infer<typeof presenceSchema>;

/** A lamp of a cabinet. `none`: there is none; `unknown`: nobody drives it at the moment. */
export const lampStates = ['lit', 'dark', 'none', 'unknown'] as const;
export const lampSchema = z.enum(lampStates);
export type Lamp = z.infer<typeof lampSchema>;

/**
 * What the buzzer of a cabinet tells: `opened` by one short tone, `left_open` by one tone every two seconds. `none`: there is none;
 * `unknown`: nobody drives it at the moment.
 */
export const buzzerStates = ['silent', 'opened', 'left_open', 'none', 'unknown'] as const;
export const buzzerSchema = z.enum(buzzerStates);
export type Buzzer = z.infer<typeof buzzerSchema>;
